import { roles, type Role } from '@sinau/domain/identity';

/** Filters of the list of people, as they stand in the address. */
export type PeopleSearch = {
  readonly cari?: string | undefined;
  readonly unit?: string | undefined;
  readonly peran?: Role | undefined;
  readonly keadaan?: 'active' | 'suspended' | undefined;
};

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined);

export function peopleSearch(search: Record<string, unknown>): PeopleSearch {
  const state = search['keadaan'];
  return {
    cari: text(search['cari'])?.slice(0, 100),
    unit: text(search['unit']),
    peran: roles.find((role) => role === search['peran']),
    keadaan: state === 'active' || state === 'suspended' ? state : undefined,
  };
}
