import { needKeyOf, needOfDecision, type DecisionWish } from '@sinau/domain/decisions';
import { weigh, type NeedFigures } from '@sinau/domain/needs';
import { recordAudit } from '@sinau/persistence/audit';
import { newId, type Transaction } from '@sinau/persistence/core';
import { needOfRun } from '@sinau/persistence/decisions';
import type { RunRecord } from '@sinau/persistence/enrolments';
import { insertNeed, refuseFoundNeed } from '@sinau/persistence/needs';

type Decided = { readonly id: string; readonly wish: DecisionWish; /** `2026-11-22` */ readonly day: string; readonly by: string };

/** Writes down for the next year, in the transaction that decides, what the decision finds lacking; people are those who took part. */
export async function proposeNeed(transaction: Transaction, run: RunRecord, { id, wish, day, by }: Decided): Promise<void> {
  const found = needOfDecision(wish, { programme: run.programme?.name ?? run.courseTitle, run: run.name });
  if (found === null) return;
  const { competencyId, participants } = await needOfRun(transaction, run.id);
  const figures: NeedFigures = { origins: ['evaluation'], named: [], unnamed: participants, gap: null, priority: false };
  const evidence = { kind: 'evaluation', programme: found.programme, finding: found.finding } as const;
  const needId = newId();
  const values = { title: found.title, description: found.description, year: Number(day.slice(0, 4)) + 1, competencyId, unitId: null, evidence, foundBy: needKeyOf(id) };
  if ((await insertNeed(transaction, needId, values, figures, weigh(figures), by)) === 'done') await recordAudit(transaction, 'need.created', { kind: 'need', id: needId }, { title: found.title, origin: 'evaluation' });
}

/** A decision that is taken back takes its need along, unless that was decided or merged meanwhile. */
export async function withdrawNeed(transaction: Transaction, decisionId: string, reason: string, by: string): Promise<void> {
  const needId = await refuseFoundNeed(transaction, needKeyOf(decisionId), reason, by);
  if (needId !== null) await recordAudit(transaction, 'need.refused', { kind: 'need', id: needId }, { reason });
}
