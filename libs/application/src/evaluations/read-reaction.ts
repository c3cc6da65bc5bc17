import type { ReactionItem, ReactionView } from '@sinau/contracts/evaluations';
import { DomainError } from '@sinau/domain/core';
import { figuresOf, smallestGroup, type Figures, type FormItem, type ItemFigures } from '@sinau/domain/evaluations';
import type { Actor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { answersOf, reactionBase, reactionBefore, type ReactionBase } from '@sinau/persistence/evaluations';
import { Inject, Injectable } from '@nestjs/common';
import { commentsView } from './comments-view.js';
import { readableRun } from './run-for-evaluation.js';

function itemView(item: FormItem, figures: ItemFigures): ReactionItem {
  const { id: itemId, aspect, prompt } = item;
  if (figures.kind === 'likert' && item.kind === 'likert') {
    const { n, mean, spread, counts } = figures;
    return { itemId, aspect, prompt, kind: 'likert', scale: item.scale, n, mean, spread, counts: counts === null ? null : [...counts] };
  }
  if (figures.kind === 'choice' && item.kind === 'choice') {
    return { itemId, aspect, prompt, kind: 'choice', n: figures.n, options: item.options.map(({ id, label }, at) => ({ id, label, n: figures.counts[at] ?? null })) };
  }
  return { itemId, aspect, prompt, kind: 'hidden' };
}

function itemsView(items: readonly FormItem[], figures: Figures): ReactionItem[] {
  const found = new Map(figures.items.map((one) => [one.itemId, one]));
  return items.flatMap((item) => {
    const shown = found.get(item.id);
    return shown ? [itemView(item, shown)] : [];
  });
}

function headOf({ runName, opensOn, closesOn, completed, answered, now }: ReactionBase, k: number) {
  return { asOf: now.toISOString(), runName, opensOn, closesOn, smallestGroup: k, completed, answered };
}

/** What participants said of a run, as far as no group of it is smaller than the agency allows. */
@Injectable()
export class ReadReaction {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Throws `not_found` when the run is not the actor's to read, `evaluation_none` when it is not evaluated. */
  async run(actor: Actor, runId: string): Promise<ReactionView> {
    const { asked, answers, past, pastAnswers } = await this.database.transaction(actor, async (transaction) => {
      await readableRun(transaction, actor, runId);
      const found = await reactionBase(transaction, runId);
      if (!found) throw new DomainError('evaluation_none');
      const earlier = await reactionBefore(transaction, runId);
      return { asked: found, answers: await answersOf(transaction, found.evaluationId), past: earlier, pastAnswers: earlier === null ? [] : await answersOf(transaction, earlier.evaluationId) };
    });
    const k = smallestGroup(asked.smallestGroup);
    const figures = figuresOf(asked.items, answers, k);
    if (figures === null) return { ...headOf(asked, k), shown: 0, before: null, aspects: [], items: [], comments: [] };
    const earlier = past === null ? null : figuresOf(past.items, pastAnswers, k);
    const beforeOf = (aspect: string) => earlier?.aspects.find((one) => one.aspect === aspect) ?? null;
    return {
      ...headOf(asked, k), shown: figures.n, before: past === null || earlier === null ? null : { runName: past.runName, n: earlier.n },
      aspects: figures.aspects.map((one) => ({ ...one, before: beforeOf(one.aspect) })), items: itemsView(asked.items, figures), comments: commentsView(asked.items, answers, k),
    };
  }
}
