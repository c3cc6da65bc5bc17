import { expect, test } from '@jest/globals';
import { chainStates, type ChainFacts } from './chain.js';

const begun: ChainFacts = { needs: 1, phase: 'open', participants: 16, decision: null, request: null };

test.each<[string, Partial<ChainFacts>, readonly string[]]>([
  ['while the run goes on', {}, ['done', 'next', 'waiting', 'waiting', 'waiting']],
  ['when it waits for its decision', { phase: 'ended' }, ['done', 'done', 'done', 'next', 'waiting']],
  ['when a version is owed', { phase: 'ended', decision: 'change_curriculum', request: 'open' }, ['done', 'done', 'done', 'done', 'next']],
  ['when a version has answered', { phase: 'ended', decision: 'change_curriculum', request: 'answered' }, ['done', 'done', 'done', 'done', 'done']],
  ['when nothing changes', { phase: 'ended', decision: 'continue' }, ['done', 'done', 'done', 'done', 'none']],
  ['closed early, of a course alone, with nobody in it', { needs: 0, participants: 0, decision: 'stop' }, ['none', 'done', 'none', 'done', 'none']],
])('%s', (_, change, expected) => expect(Object.values(chainStates({ ...begun, ...change }))).toEqual(expected));
