import type { PointsView, TeamMemberView } from '@sinau/contracts/points';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor, Role } from '@sinau/domain/identity';
import { grants } from '@sinau/domain/identity';
import { countedYear, employeeKindOf, ruleFor } from '@sinau/domain/points';
import { cutPage, Database, readCursor } from '@sinau/persistence/core';
import { hoursRules, teamMember, teamPage, teamSize, type HoursRules, type TeamMember, type TeamPerson, type TeamSearch } from '@sinau/persistence/points';
import { Inject, Injectable } from '@nestjs/common';
import { ruleViewOf } from './points-view.js';
import { readPoints } from './read-own-points.js';

const heads: readonly Role[] = grants['team.read'];
const MOST_WORDS = 6;

/** The units that a supervisor heads, with those below. */
export function headOf(actor: PersonActor): { personId: string; unitIds: readonly string[] } {
  const unitIds = actor.assignments.flatMap(({ role, scope }) => (heads.includes(role) && scope.kind === 'units' && scope.agencyId === actor.agencyId ? scope.unitIds : []));
  return { personId: actor.personId, unitIds: [...new Set(unitIds)] };
}

function searched(typed: string): TeamSearch {
  const digits = typed.replace(/[\s.]/g, '');
  if (/^\d{3,18}$/.test(digits)) return { words: [], digits };
  return { words: typed.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '').slice(0, MOST_WORDS), digits: null };
}

function memberViewOf(member: TeamMember, rules: HoursRules, year: number): TeamMemberView {
  const employee = employeeKindOf(member.identifierKind);
  const rule = ruleFor(rules.yearly, employee, year);
  const { personId, name, identifier, positionTitle, unitName, forecast, courses, openClaims } = member;
  return { personId, name, identifier, positionTitle, unitName, employee, forecast, courses, openClaims, rule: ruleViewOf(rule), counted: countedYear(member.entries, { caps: rules.caps, yearly: rule }, year).counted };
}

type TeamQuery = { readonly after?: string | undefined; readonly limit: number; readonly search?: string | undefined };

/** A supervisor's people: their learning hours against what they are to reach. */
@Injectable()
export class ReadTeam {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list(actor: PersonActor, query: TeamQuery): Promise<{ rows: TeamMemberView[]; next: string | null; year: number; members: number }> {
    const head = headOf(actor);
    const [name, id] = readCursor(query.after, ['text', 'id']) ?? [];
    const after = name === undefined || id === undefined ? null : { name, id };
    const { year, members } = await teamSize(this.database, actor, actor.agencyId, head);
    const [rules, found] = await Promise.all([
      this.database.transaction(actor, hoursRules),
      teamPage(this.database, actor, head, { ...searched(query.search ?? ''), year }, after, query.limit + 1),
    ]);
    const page = cutPage(found, query.limit, (member) => [member.name, member.personId]);
    return { rows: page.rows.map((member) => memberViewOf(member, rules, year)), next: page.next, year, members };
  }

  /** Throws `not_found` for anybody who is not of the team. */
  async member(actor: PersonActor, personId: string, year: number | undefined): Promise<{ person: TeamPerson; points: PointsView }> {
    const person = await teamMember(this.database, actor, personId, headOf(actor));
    if (!person) throw new DomainError('not_found');
    return { person, points: await readPoints(this.database, actor, personId, year) };
  }
}
