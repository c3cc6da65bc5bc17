import type { BehaviourView, MissingAnswerRow } from '@sinau/contracts/evaluations';
import type { Language } from '@sinau/contracts/core';
import { behaviourFigures, responseRows, smallestGroup, type FormItem, type LikertItem } from '@sinau/domain/evaluations';
import type { Actor } from '@sinau/domain/identity';
import { cutPage, Database, readCursor, type Transaction } from '@sinau/persistence/core';
import { askedCountsOf, behaviourForms, behaviourPlanned, behaviourSetting, behaviourTexts, followUpCounts, markCountsOf, missingAnswers, smallestGroupSet, type BehaviourSetting } from '@sinau/persistence/evaluations';
import { Inject, Injectable } from '@nestjs/common';
import { behaviourCsv } from './behaviour-csv.js';
import { commentsView } from './comments-view.js';
import { runEvaluated, runManaged, type EvaluatedRun } from './run-evaluated.js';

const isLikert = (item: FormItem): item is LikertItem => item.kind === 'likert';

async function figuresOf(transaction: Transaction, setting: BehaviourSetting | null, k: number): Promise<Pick<BehaviourView, 'followUps' | 'response' | 'items' | 'figures' | 'comments'>> {
  if (setting === null) return { followUps: { alumni: 0, planned: 0, opened: 0, moved: 0, left: 0, nextOn: null }, response: [], items: [], figures: [], comments: [] };
  const { evaluationId } = setting;
  const items = setting.items.filter(isLikert);
  return {
    followUps: await followUpCounts(transaction, evaluationId),
    response: [...responseRows(await askedCountsOf(transaction, evaluationId))],
    items: items.map(({ id, prompt, aspect, scale }) => ({ id, prompt, aspect, scale })),
    figures: [...behaviourFigures(k, items, await markCountsOf(transaction, evaluationId))],
    comments: commentsView(setting.items, await behaviourTexts(transaction, evaluationId), k),
  };
}

/** What a run's evaluation of behaviour shows: groups below k say nothing. */
export async function behaviourViewOf(transaction: Transaction, run: EvaluatedRun): Promise<BehaviourView> {
  const setting = await behaviourSetting(transaction, run.id);
  const planned = await behaviourPlanned(transaction, run.id);
  const k = smallestGroup(await smallestGroupSet(transaction));
  return {
    runId: run.id, runName: run.name, courseTitle: run.courseTitle, mayManage: run.mayManage, smallestGroup: k, forms: await behaviourForms(transaction),
    setting: setting && { formVersionId: setting.formVersionId, formName: setting.formName, version: setting.version, days: [...setting.days], colleagues: setting.colleagues, started: setting.opened > 0 },
    planned: planned && { ...planned, days: [...planned.days] },
    ...(await figuresOf(transaction, setting, k)),
    asOf: new Date().toISOString(),
  };
}

/** Behaviour after training, as organisers, the run's instructors and auditors see it. Who answered what is nowhere. */
@Injectable()
export class ReadBehaviour {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found`. */
  ofRun(actor: Actor, runId: string): Promise<BehaviourView> {
    return this.database.transaction(actor, async (transaction) => behaviourViewOf(transaction, await runEvaluated(transaction, actor, runId)));
  }

  async csv(actor: Actor, runId: string, language: Language): Promise<string> {
    return behaviourCsv(await this.ofRun(actor, runId), language);
  }

  /** Who was asked and has not answered. Throws `not_found`. */
  missing(actor: Actor, runId: string, query: { readonly after?: string | undefined; readonly limit: number }): Promise<{ rows: MissingAnswerRow[]; next: string | null }> {
    const [name, id] = readCursor(query.after, ['text', 'id']) ?? [];
    return this.database.transaction(actor, async (transaction) => {
      await runManaged(transaction, actor, runId);
      const setting = await behaviourSetting(transaction, runId);
      const found = setting === null ? [] : await missingAnswers(transaction, setting.evaluationId, name === undefined || id === undefined ? null : { name, id }, query.limit + 1);
      const page = cutPage(found, query.limit, (row) => [row.name, row.id]);
      return { rows: page.rows.map((row) => ({ ...row, lastSentAt: row.lastSentAt?.toISOString() ?? null })), next: page.next };
    });
  }
}
