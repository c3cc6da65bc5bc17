import type { PositionKind } from '../organisations/index.js';

/** Which posts a profile is for. Null and '' mean every kind and every title. */
export type ProfileFit = { readonly id: string; readonly positionKind: PositionKind | null; readonly titlePattern: string };
export type Post = { readonly positionKind: string; readonly positionTitle: string };

const squeezed = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** Whether a title is as the pattern says, letter case and the number of spaces apart; `*` stands for any letters. */
export function fitsTitle(pattern: string, title: string): boolean {
  const text = squeezed(title);
  const parts = squeezed(pattern).split('*');
  if (parts.length === 1) return pattern === '' || squeezed(pattern) === text;
  const [first, last] = [parts.slice(0, 1).join(''), parts.slice(-1).join('')];
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}

/** The closer description first: a whole title, then more of its letters, then a kind of post beside it. */
function closeness({ titlePattern, positionKind }: ProfileFit): number {
  const exact = titlePattern !== '' && !titlePattern.includes('*');
  return (exact ? 1_000_000 : 0) + 2 * titlePattern.replaceAll('*', '').length + (positionKind === null ? 0 : 1);
}

function isCloser(one: ProfileFit, other: ProfileFit): boolean {
  const [mine, theirs] = [closeness(one), closeness(other)];
  return mine === theirs ? one.id < other.id : mine > theirs;
}

/** The one profile that a post is measured by: the closest that fits; null when none does. */
export function profileFor<P extends ProfileFit>(post: Post, profiles: readonly P[]): P | null {
  const fitting = profiles.filter((profile) => (profile.positionKind === null || profile.positionKind === post.positionKind) && fitsTitle(profile.titlePattern, post.positionTitle));
  return fitting.reduce<P | null>((best, next) => (best === null || isCloser(next, best) ? next : best), null);
}
