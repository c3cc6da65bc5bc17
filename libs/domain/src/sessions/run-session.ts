/** A session is a part of a run that has a time: all methods but the online course, which is learnt at any hour. */
export const sessionKinds = ['seminar', 'workshop', 'webinar', 'field_practice', 'mentoring', 'coaching'] as const;
export type SessionKind = (typeof sessionKinds)[number];

export const sessionStates = ['planned', 'held', 'cancelled'] as const;
export type SessionState = (typeof sessionStates)[number];
