import type { RulePreview } from '@sinau/contracts/programmes';
import { DomainError } from '@sinau/domain/core';
import { seatsFound, type RuleStanding, type Seats } from '@sinau/domain/programmes';
import type { Transaction } from '@sinau/persistence/core';
import { countRulePeople, quotasOfRun, runSeats, type JudgedCount, type RuleSentence } from '@sinau/persistence/programmes';

const sum = (counts: readonly JudgedCount[], standing: RuleStanding): number => counts.reduce((all, one) => all + (one.standing === standing ? one.people : 0), 0);

/** What a sentence would do to a run now. Writes nothing and locks nothing: who enrols meanwhile changes the figures. */
export async function rulePreviewOf(transaction: Transaction, sentence: RuleSentence): Promise<RulePreview> {
  const run = await runSeats(transaction, sentence.runId);
  if (!run) throw new DomainError('not_found');
  const quotas = (await quotasOfRun(transaction, sentence.runId)).map(({ id, seats, taken, handedBackAt }) => ({ id, seats, taken, handedBack: handedBackAt !== null }));
  const { counts, sample } = await countRulePeople(transaction, sentence);
  const seats: Seats = { capacity: run.capacity, taken: run.taken, quotas };
  const newcomers = sum(counts, 'newcomer');
  const found = seatsFound(seats, counts.filter(({ standing }) => standing === 'newcomer'));
  const seated = run.joint === null ? found : Math.min(found, run.joint.seats - run.joint.taken);
  return {
    fitting: counts.reduce((all, { people }) => all + people, 0),
    newcomers,
    already: sum(counts, 'already'),
    waiting: sum(counts, 'waiting'),
    withdrawn: sum(counts, 'withdrawn'),
    excepted: sum(counts, 'excepted'),
    seated,
    left: newcomers - seated,
    seats: { capacity: run.capacity, before: run.taken, after: run.taken + seated },
    waitingList: { before: run.waiting, after: run.waiting + newcomers - seated },
    sample: sample.map(({ standing: _standing, ...person }) => person),
  };
}
