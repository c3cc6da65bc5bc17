import type { AnswerToSave, AttemptView, SavedView } from '@sinau/contracts/quizzes';

export type Response = NonNullable<AnswerToSave['response']>;
export type Content = { readonly response: Response | null; readonly flagged: boolean };

/** late: after the deadline, kept aside by the server · closed: the attempt was submitted · invalid: the server can't read it */
export type Refusal = 'late' | 'closed' | 'invalid';

/** What this tab knows of one answer. Shown at once, then stored on the device, then on the server. */
export type LocalAnswer = Content & {
  readonly questionId: string;
  /** Counts the changes made in this tab. */
  readonly edit: number;
  /** The `edit` that carries `sequence`: the device holds it, or has refused to store it. */
  readonly written: number;
  /** Order of the change among all changes of the question; the highest wins on the server. */
  readonly sequence: number;
  /** The highest sequence that the server is known to hold. */
  readonly acknowledged: number;
  readonly refusal: Refusal | null;
};

/** By question id. */
export type Journal = ReadonlyMap<string, LocalAnswer>;

/** A change that waits on the device, as a crash leaves it. */
export type Waiting = Content & { readonly questionId: string; readonly sequence: number };

export type AnswerState = 'blank' | 'writing' | 'device' | 'saved' | Refusal;

function sameResponse(one: Response | null, other: Response | null): boolean {
  if (one === null || other === null) return one === other;
  if (one.kind === 'multiple_response' && other.kind === 'multiple_response') {
    return one.options.length === other.options.length && one.options.every((option) => other.options.includes(option));
  }
  return one.kind === other.kind && JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
}

export function sameContent(one: Content, other: Content): boolean {
  return one.flagged === other.flagged && sameResponse(one.response, other.response);
}

function replaced(journal: Journal, answers: readonly LocalAnswer[]): Journal {
  const next = new Map(journal);
  for (const answer of answers) next.set(answer.questionId, answer);
  return next;
}

/** What a crash, a reload or an offline opening finds on the device, before the server is asked. */
export function journalOf(waiting: readonly Waiting[]): Journal {
  return new Map(waiting.map((one) => [one.questionId, { ...one, edit: 0, written: 0, acknowledged: 0, refusal: null }]));
}

/** A change made by the person. The same journal when nothing is different. */
export function changed(journal: Journal, questionId: string, content: Content): Journal {
  const before = journal.get(questionId) ?? { questionId, response: null, flagged: false, edit: 0, written: 0, sequence: 0, acknowledged: 0, refusal: null };
  if (sameContent(before, content)) return journal;
  return replaced(journal, [{ ...before, ...content, edit: before.edit + 1, refusal: null }]);
}

/** The device holds this edit under this sequence. */
export function wrote(journal: Journal, questionId: string, edit: number, sequence: number): Journal {
  const answer = journal.get(questionId);
  if (!answer) return journal;
  return replaced(journal, [{ ...answer, written: edit, sequence }]);
}

/** Changes that no device and no server holds yet. */
export function unwritten(journal: Journal): readonly LocalAnswer[] {
  return [...journal.values()].filter((answer) => answer.written < answer.edit);
}

/** Changes that are on the device and go to the server next, in the order they were made. */
export function toSend(journal: Journal): readonly LocalAnswer[] {
  return [...journal.values()]
    .filter((answer) => answer.written === answer.edit && answer.sequence > answer.acknowledged && answer.refusal === null)
    .sort((one, other) => one.sequence - other.sequence);
}

/** Changes that the server has not confirmed, wherever they are. */
export function unsent(journal: Journal): number {
  return unwritten(journal).length + toSend(journal).length;
}

type Outcome = SavedView['saved'][number];

/** What the server said to answers sent as `sent`. A newer change of the same question stays waiting. */
export function answered(journal: Journal, sent: readonly LocalAnswer[], outcomes: readonly Outcome[]): Journal {
  const byQuestion = new Map(outcomes.map((outcome) => [outcome.questionId, outcome]));
  const next = sent.flatMap((one) => {
    const answer = journal.get(one.questionId);
    const outcome = byQuestion.get(one.questionId);
    if (!answer || !outcome) return [];
    if (outcome.outcome === 'late') return answer.edit === one.edit ? [{ ...answer, refusal: 'late' as const }] : [];
    if (outcome.outcome === 'stale') return []; // the server's own answer is read next
    return [{ ...answer, acknowledged: Math.max(answer.acknowledged, one.sequence) }];
  });
  return replaced(journal, next);
}

/** The server will not take these. */
export function refused(journal: Journal, answers: readonly LocalAnswer[], refusal: Refusal): Journal {
  const unchanged = answers.filter((one) => journal.get(one.questionId)?.edit === one.edit);
  return replaced(journal, unchanged.map((one) => ({ ...(journal.get(one.questionId) ?? one), refusal })));
}

type Held = AttemptView['answers'][number];
export type Merged = {
  readonly journal: Journal;
  /** Questions whose change on this device was overtaken by a newer one from elsewhere. */
  readonly overtaken: readonly string[];
};

function merge(held: Held, local: LocalAnswer | undefined): LocalAnswer {
  const fromServer = { ...held, edit: local?.edit ?? 0, written: local?.edit ?? 0, acknowledged: held.sequence, refusal: null };
  if (!local) return fromServer;
  if (local.written < local.edit) return { ...local, acknowledged: held.sequence };
  if (held.sequence > local.sequence) return fromServer;
  // two devices may have counted to the same number; whoever is confirmed already gives way to what the server holds
  if (held.sequence === local.sequence && local.acknowledged === local.sequence) return fromServer;
  const same = held.sequence === local.sequence && sameContent(held, local);
  return { ...local, acknowledged: same ? held.sequence : Math.min(held.sequence, local.sequence - 1) };
}

/** Joins what the server holds with what this device knows: per question the highest sequence wins. */
export function merged(journal: Journal, held: readonly Held[]): Merged {
  const next = held.map((one) => merge(one, journal.get(one.questionId)));
  const overtaken = next.flatMap((answer) => {
    const before = journal.get(answer.questionId);
    return before && !sameContent(before, answer) ? [answer.questionId] : [];
  });
  return { journal: replaced(journal, next), overtaken };
}

/** Whether there is something to grade. */
export function isAnswered(response: Response | null | undefined): boolean {
  if (!response) return false;
  switch (response.kind) {
    case 'multiple_response':
      return response.options.length > 0;
    case 'short_text':
    case 'numeric':
      return response.text.trim() !== '';
    default:
      return true;
  }
}

export function answerState(answer: LocalAnswer | undefined): AnswerState {
  if (!answer || (answer.edit === 0 && answer.sequence === 0)) return 'blank';
  if (answer.refusal) return answer.refusal;
  if (answer.written < answer.edit) return 'writing';
  return answer.acknowledged >= answer.sequence ? 'saved' : 'device';
}
