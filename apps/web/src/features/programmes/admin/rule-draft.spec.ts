import { describe, expect, test } from '@jest/globals';
import { conditionsOf, emptyRule, ruleBodyOf, ruleDraftOf, ruleFaultsOf, type RuleDraft } from './rule-draft.js';

const unit = { id: '01930000-0000-7000-8000-00000000000a', name: 'Dinas Kesehatan' };
const competencyId = '01930000-0000-7000-8000-00000000000b';
const draft: RuleDraft = { ...emptyRule, name: ' Perawat ', units: [unit], kinds: ['terampil', 'mahir'], title: ' Perawat ', competencyId, levels: '2', startsOn: '2026-12-01', hour: '' };

describe('the sentence of a rule', () => {
  test('sends the parts that were filled, and nothing of an empty one', () => {
    expect(conditionsOf(emptyRule)).toEqual([]);
    expect(ruleBodyOf(draft)).toEqual({
      name: 'Perawat', exceptions: [], startsOn: '2026-12-01', endsOn: null, dailyAtHour: null,
      conditions: [
        { kind: 'unit', unitIds: [unit.id] }, { kind: 'position_kind', positionKinds: ['terampil', 'mahir'] }, { kind: 'position_title', text: 'Perawat' }, { kind: 'competency_gap', competencyId, levels: 2 },
      ],
    });
  });

  test('comes back as it was sent', () => {
    const body = ruleBodyOf({ ...draft, hour: '6' });
    const view = {
      ...body, id: unit.id, runId: unit.id, units: [unit], competency: { id: competencyId, name: 'Manajemen risiko' }, exceptions: [], state: 'draft' as const, tried: false, asked: false,
      createdByName: 'Bima', createdAt: '2026-11-22T00:00:00.000Z', revision: 1, rounds: [],
    };
    expect(ruleBodyOf(ruleDraftOf(view))).toEqual(body);
  });

  test('is not saved without a name, without any part, or with its days the wrong way round', () => {
    expect(ruleFaultsOf(emptyRule)).toEqual(['name', 'conditions']);
    expect(ruleFaultsOf(draft)).toEqual([]);
    expect(ruleFaultsOf({ ...draft, endsOn: '2026-11-30' })).toEqual(['days']);
  });
});
