import type { PositionKind } from '../organisations/index.js';

/** Which posts a profile is for. Null and '' mean every kind and every title. */
export type ProfileFit = { readonly id: string; readonly positionKind: PositionKind | null; readonly titlePattern: string };
export type Post = { readonly positionKind: string; readonly positionTitle: string };

const squeezed = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** Whether a title is as the pattern says, letter case and the number of spaces apart; `*` stands for any letters. */
export function fitsTitle(pattern: string, title: string): boolean {
  const [first = '', ...rest] = squeezed(pattern).split('*');
  if (pattern === '' || rest.length === 0) return pattern === '' || first === squeezed(title);
  const text = squeezed(title);
  const last = rest.at(-1) ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest.slice(0, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}

/** The closer description first: a whole title, then more of its letters, then a kind of post beside it. */
function closeness({ titlePattern, positionKind }: ProfileFit): readonly number[] {
  const exact = titlePattern !== '' && !titlePattern.includes('*');
  return [exact ? 1 : 0, titlePattern.replaceAll('*', '').length, positionKind === null ? 0 : 1];
}

function isCloser(one: ProfileFit, other: ProfileFit): boolean {
  const [mine, theirs] = [closeness(one), closeness(other)];
  const at = mine.findIndex((value, index) => value !== theirs[index]);
  return at < 0 ? one.id < other.id : (mine[at] ?? 0) > (theirs[at] ?? 0);
}

/** The one profile that a post is measured by: the closest that fits; null when none does. */
export function profileFor<P extends ProfileFit>(post: Post, profiles: readonly P[]): P | null {
  const fitting = profiles.filter((profile) => (profile.positionKind === null || profile.positionKind === post.positionKind) && fitsTitle(profile.titlePattern, post.positionTitle));
  return fitting.reduce<P | null>((best, next) => (best === null || isCloser(next, best) ? next : best), null);
}
