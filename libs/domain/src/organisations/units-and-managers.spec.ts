import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Decision } from '../core/index.js';
import { roles, type PersonActor, type Role, type Scope } from '../identity/index.js';
import { mayAssignRole, mayManagePerson } from './may-manage.js';
import { scopesOfRole } from './role-scopes.js';
import { lineage, mayClose, mayEndOn, mayMove, type UnitNode } from './unit-tree.js';

const codeOf = (decision: Decision) => (decision.allowed ? null : decision.code);
const node = (id: string, parentId: string | null, closed = false): [string, UnitNode] => [id, { id, parentId, closed }];
/** Dinas › Puskesmas › Apotek, and a closed unit below the Dinas. */
const units = new Map([node('dinas', null), node('puskesmas', 'dinas'), node('apotek', 'puskesmas'), node('tutup', 'dinas', true), node('lepas', 'hilang')]);

describe('the tree of units', () => {
  test('a line goes up to the root, and ends where a parent is gone', () => {
    expect(lineage(units, 'apotek')).toEqual(['apotek', 'puskesmas', 'dinas']);
    expect(lineage(units, 'lepas')).toEqual(['lepas']);
    expect(lineage(units, 'hilang')).toEqual([]);
  });

  test('a broken tree ends too', () => {
    expect(lineage(new Map([node('a', 'b'), node('b', 'a')]), 'a')).toEqual(['a', 'b']);
  });

  test.each([
    ['to the root', 'apotek', null, null],
    ['below another', 'apotek', 'dinas', null],
    ['below itself', 'puskesmas', 'puskesmas', 'unit_cycle'],
    ['below its own child', 'dinas', 'apotek', 'unit_cycle'],
    ['below a closed one', 'apotek', 'tutup', 'unit_closed'],
    ['below none that is there', 'apotek', 'hilang', 'not_found'],
    ['of a unit that is not there', 'hilang', 'dinas', 'not_found'],
  ])('a move %s', (_, unit, parent, code) => expect(codeOf(mayMove(units, unit, parent))).toBe(code));

  test('no row of allowed moves makes a ring', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const move = fc.tuple(fc.constantFrom(...names), fc.option(fc.constantFrom(...names), { nil: null }));
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        const tree = new Map(names.map((name) => node(name, null)));
        for (const [unit, parent] of moves) if (mayMove(tree, unit, parent).allowed) tree.set(unit, { id: unit, parentId: parent, closed: false });
        for (const name of names) expect(tree.get(lineage(tree, name).at(-1) ?? '')?.parentId).toBeNull();
      }),
    );
  });

  test('a unit closes when it is empty, on a day that has come and is not before its last post', () => {
    expect([codeOf(mayClose({ people: 0, openUnits: 0 })), codeOf(mayClose({ people: 1, openUnits: 0 })), codeOf(mayClose({ people: 0, openUnits: 1 }))]).toEqual([null, 'unit_in_use', 'unit_in_use']);
    const today = '2026-11-22';
    expect(codeOf(mayEndOn({ day: '2026-11-23', today, lastPost: null }))).toBe('date_in_future');
    expect(codeOf(mayEndOn({ day: '2026-11-20', today, lastPost: '2026-11-21' }))).toBe('closed_before_posts');
    expect(codeOf(mayEndOn({ day: '2026-11-21', today, lastPost: '2026-11-21' }))).toBeNull();
    expect(codeOf(mayEndOn({ day: today, today, lastPost: null }))).toBeNull();
  });
});

describe('who manages whom', () => {
  const acting = (role: Role, scope: Scope): PersonActor => ({ kind: 'person', personId: 'p', agencyId: 'A', sessionId: 's', name: 'Rini', assignments: [{ role, scope }] });
  const platform = acting('platform_admin', { kind: 'platform' });
  const agency = acting('agency_admin', { kind: 'agency', agencyId: 'A' });
  const narrow = acting('platform_admin', { kind: 'agency', agencyId: 'A' });

  test('whoever holds the platform is managed by their like only', () => {
    const holder = { roles: ['learner', 'platform_admin'] as const };
    expect([platform, agency, narrow].map((actor) => codeOf(mayManagePerson(actor, holder)))).toEqual([null, 'forbidden', 'forbidden']);
    expect(codeOf(mayManagePerson(agency, { roles: ['instructor'] }))).toBeNull();
  });

  test('and so is the role handed out', () => {
    expect([codeOf(mayAssignRole(agency, 'platform_admin')), codeOf(mayAssignRole(platform, 'platform_admin')), codeOf(mayAssignRole(agency, 'auditor'))]).toEqual(['forbidden', null, null]);
  });

  test('each role holds somewhere, and the platform belongs to one alone', () => {
    for (const role of roles) expect(scopesOfRole[role].length).toBeGreaterThan(0);
    expect(roles.filter((role) => scopesOfRole[role].includes('platform'))).toEqual(['platform_admin']);
  });
});
