import type { RouteTable } from '@sinau/contracts/core';
import type { Role } from '@sinau/domain/identity';
import type { TestApi, TestPerson } from './api.spec-kit.js';

/** What the thing asked for is to the one who asks. */
export const relations = ['own', 'course', 'agency', 'foreign'] as const;
export type Relation = (typeof relations)[number];

export type Asked = { readonly params?: Readonly<Record<string, string>>; readonly query?: Readonly<Record<string, string>>; readonly body?: unknown };

/**
 * The row of one route. `ask` makes a request for each relation that has a meaning, on things of its own:
 * cells run in any order. `answers` is the expected status: of every relation, or of each.
 */
export type MatrixRow = {
  readonly ask: Partial<Record<Relation, (api: TestApi, who: TestPerson) => Asked | Promise<Asked>>>;
  readonly answers: Readonly<Record<Role, number | Partial<Record<Relation, number>>>>;
  /** Of a public route; every other answers 401. */
  readonly anonymous?: number;
};

/** A feature's rows, one for each of its routes: a missing one is a type error, and a failing test. */
export type Matrix<T extends RouteTable> = { readonly [K in keyof T]: MatrixRow };

/** The same answer for every role, but for those named. */
export function everyone(answer: MatrixRow['answers'][Role], except: Partial<MatrixRow['answers']> = {}): MatrixRow['answers'] {
  return { learner: answer, instructor: answer, agency_admin: answer, platform_admin: answer, supervisor: answer, auditor: answer, ...except };
}
