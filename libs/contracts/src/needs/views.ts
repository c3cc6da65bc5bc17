import { needOrigins, needStates, serviceElements } from '@sinau/domain/needs';
import { z } from 'zod';
import { day, id, instant, line } from '../core/index.js';

export const needOrigin = z.enum(needOrigins);
export const needState = z.enum(needStates);
/** Years that a need can be planned for. */
export const planYear = z.number().int().min(2020).max(2100);
const people = z.number().int().min(0).max(1_000_000);

/** The figures that a need was found by; their kind is its origin. */
export const needEvidence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('gap'), required: z.number().min(1).max(5), average: z.number().min(0).max(5), measured: people }),
  z.strictObject({ kind: z.literal('survey'), element: z.enum(serviceElements), value: z.number().min(1).max(4), respondents: people, period: line(60) }),
  z.strictObject({ kind: z.literal('citizen'), reference: line(120), receivedOn: day, reports: people }),
  z.strictObject({ kind: z.literal('leader'), documentNumber: line(120), documentDate: day, signer: line(200) }),
  z.strictObject({ kind: z.literal('evaluation'), programme: line(200), finding: line(300) }),
]);
export type NeedEvidenceView = z.infer<typeof needEvidence>;

export const needRow = z.object({
  id, title: z.string(), origin: needOrigin, state: needState, year: z.number().int(), people: z.number().int(), gap: z.number().nullable(), weight: z.number(), priority: z.boolean(),
  unitName: z.string().nullable(), competencyName: z.string().nullable(), comments: z.number().int(), sources: z.number().int(), createdAt: instant,
});
export type NeedRow = z.infer<typeof needRow>;

export const needComment = z.object({ id, body: z.string(), authorName: z.string(), agencyName: z.string(), own: z.boolean(), createdAt: instant });
export type NeedComment = z.infer<typeof needComment>;

export const needInvitation = z.object({ id, agencyName: z.string(), state: z.enum(['waiting', 'accepted', 'expired', 'withdrawn']), createdAt: instant, expiresAt: instant });
export type NeedInvitation = z.infer<typeof needInvitation>;

export const needView = needRow.omit({ comments: true, sources: true }).extend({
  description: z.string(), competencyId: id.nullable(), unitId: id.nullable(), evidence: needEvidence.nullable(), origins: z.array(needOrigin),
  /** Ids are known of so many of the people; merged needs count them once. */
  named: z.number().int(),
  weighing: z.array(z.object({ part: z.enum(['people', 'gap', 'origin', 'priority']), points: z.number(), of: z.number(), value: z.union([z.string(), z.number(), z.boolean()]).nullable() })),
  mergedInto: z.object({ id, title: z.string() }).nullable(),
  sources: z.array(z.object({ id, title: z.string(), origin: needOrigin, people: z.number().int(), weight: z.number() })),
  programmes: z.array(z.object({ id, name: z.string(), year: z.number().int() })),
  reason: z.string().nullable(), createdBy: z.string().nullable(), decidedBy: z.string().nullable(), decidedAt: instant.nullable(), revision: z.number().int(),
  comments: z.array(needComment), invitations: z.array(needInvitation),
});
export type NeedView = z.infer<typeof needView>;

/** What a form about needs chooses from. */
export const needChoices = z.object({
  competencies: z.array(z.object({ id, code: z.string(), name: z.string() })),
  units: z.array(z.object({ id, name: z.string() })),
});
export type NeedChoices = z.infer<typeof needChoices>;

/** Another agency's need, as an invited agency sees it: no unit, no evidence, nobody's name but of those who comment. */
export const sharedNeedRow = z.object({
  id, host: z.string(), title: z.string(), origin: needOrigin, state: needState, year: z.number().int(), people: z.number().int(), weight: z.number(), competencyName: z.string().nullable(), acceptedAt: instant,
});
export type SharedNeedRow = z.infer<typeof sharedNeedRow>;
export const sharedNeedView = sharedNeedRow.extend({ description: z.string(), comments: z.array(needComment) });
export type SharedNeedView = z.infer<typeof sharedNeedView>;

/** What came of looking for gaps: groups found, needs added, and those that were there already. */
export const proposedNeeds = z.object({ found: z.number().int(), added: z.number().int(), already: z.number().int() });
export type ProposedNeeds = z.infer<typeof proposedNeeds>;

/** What came of the latest survey of each unit: elements found, needs added, those that were there already, and surveys that tell of no element. */
export const surveyedNeeds = proposedNeeds.extend({ untold: z.number().int() });
export type SurveyedNeeds = z.infer<typeof surveyedNeeds>;
