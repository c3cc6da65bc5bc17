import type { ActivityKind, CompetencyClass, CourseLanguage } from '@sinau/domain/courses';
import type { Input } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import type { FilterChip } from '../../../ui/filter-chips.js';
import type { CatalogueSearch } from '../search.js';
import { classLabels, hoursLabels, kindLabels, languageLabels, type HoursRange } from './labels.js';

type Group = 'kelas' | 'jenis' | 'jp' | 'bahasa';
type Query = NonNullable<Input<'GET /api/catalogue'>['query']>;

export type CatalogueChoices = {
  readonly query: Query;
  readonly chips: readonly FilterChip[];
  readonly has: (group: Group, value: string) => boolean;
  readonly toggle: (group: Group, value: string) => void;
  readonly search: (text: string) => void;
  /** `newest` unless it names another order. */
  readonly sort: (by: string) => void;
  readonly clear: () => void;
};

const valuesOf = (text: string | undefined): readonly string[] => (text === undefined ? [] : text.split(',').filter(Boolean));

function isKey<T extends object>(table: T, value: string): boolean {
  return Object.hasOwn(table, value);
}

const tables = { kelas: classLabels, jenis: kindLabels, jp: hoursLabels, bahasa: languageLabels } as const;

/** Sentence id of a choice; null for one that an old address names and nobody knows. */
function labelOf(group: Group, value: string): string | null {
  if (!isKey(tables[group], value)) return null;
  if (group === 'kelas') return classLabels[value as CompetencyClass]; // known by the line above
  if (group === 'jenis') return kindLabels[Number(value) as ActivityKind];
  if (group === 'jp') return hoursLabels[value as HoursRange];
  return languageLabels[value as CourseLanguage];
}

function changed(search: CatalogueSearch, name: keyof CatalogueSearch, value: string): CatalogueSearch {
  const { [name]: _old, ...rest } = search;
  return value === '' ? rest : { ...rest, [name]: value };
}

/** The choices of the catalogue, which live in the address. */
export function useCatalogueFilters(search: CatalogueSearch, go: (next: CatalogueSearch) => void): CatalogueChoices {
  const t = useText();
  const known = (group: Group): readonly string[] => valuesOf(search[group]).filter((value) => labelOf(group, value) !== null);
  const toggle = (group: Group, value: string): void => {
    const held = known(group);
    go(changed(search, group, (held.includes(value) ? held.filter((other) => other !== value) : [...held, value]).join(',')));
  };
  const groups: readonly Group[] = ['kelas', 'jenis', 'jp', 'bahasa'];
  const chips = groups.flatMap((group) => known(group).map((value) => ({ key: `${group}-${value}`, label: t(labelOf(group, value) ?? ''), onRemove: () => toggle(group, value) })));
  const list = (group: Group): string | undefined => (known(group).length > 0 ? known(group).join(',') : undefined);
  return {
    query: {
      ...(search.cari === undefined ? {} : { search: search.cari }),
      ...(list('kelas') === undefined ? {} : { classes: list('kelas') }),
      ...(list('jenis') === undefined ? {} : { kinds: list('jenis') }),
      ...(list('jp') === undefined ? {} : { hours: list('jp') }),
      ...(list('bahasa') === undefined ? {} : { languages: list('bahasa') }),
      ...(search.urut === undefined ? {} : { sort: search.urut }),
    },
    chips,
    has: (group, value) => known(group).includes(value),
    toggle,
    search: (text) => go(changed(search, 'cari', text)),
    sort: (by) => go(changed(search, 'urut', by === 'newest' ? '' : by)),
    clear: () => go({}),
  };
}
