/** Where a need was found: a competency gap, a service survey, citizens, a leader's instruction, the evaluation of an earlier run. */
export const needOrigins = ['gap', 'survey', 'citizen', 'leader', 'evaluation'] as const;
export type NeedOrigin = (typeof needOrigins)[number];

/** `merged` lives on in another need; `accepted` and `refused` carry a reason. */
export const needStates = ['open', 'merged', 'accepted', 'refused'] as const;
export type NeedState = (typeof needStates)[number];
