import type { FormItem, FormItemKind } from '@sinau/domain/evaluations';

/** What a form says while it is being changed, before it is saved. */
export type FormDraft = { readonly name: string; readonly items: readonly FormItem[] };

export function emptyItem(kind: FormItemKind, ids: readonly [item: string, one: string, other: string]): FormItem {
  const base = { id: ids[0], aspect: kind === 'text' ? 'other' : 'material', prompt: '', required: kind === 'likert', competencyId: null } as const;
  if (kind === 'likert') return { ...base, kind, scale: 4 };
  return kind === 'text' ? { ...base, kind } : { ...base, kind, options: [{ id: ids[1], label: '' }, { id: ids[2], label: '' }] };
}

/** The items with the one at `index` exchanged with its neighbour; beyond either end nothing moves. */
export function moved(items: readonly FormItem[], index: number, by: -1 | 1): readonly FormItem[] {
  const [one, other] = [items[index], items[index + by]];
  if (!one || !other) return items;
  return items.map((item, at) => (at === index ? other : at === index + by ? one : item));
}

/** As the request carries it. */
export function bodyOf({ name, items }: FormDraft) {
  return { name, items: items.map((item) => (item.kind === 'choice' ? { ...item, options: [...item.options] } : item)) };
}

export function isChanged(draft: FormDraft, saved: FormDraft): boolean {
  return JSON.stringify([draft.name, draft.items]) !== JSON.stringify([saved.name, saved.items]);
}
