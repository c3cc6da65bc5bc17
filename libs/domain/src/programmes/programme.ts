/** How a programme develops people. */
export const programmeMethods = ['online_course', 'seminar', 'workshop', 'webinar', 'field_practice', 'mentoring', 'coaching'] as const;
export type ProgrammeMethod = (typeof programmeMethods)[number];

export const programmeStates = ['draft', 'active', 'ended'] as const;
export type ProgrammeState = (typeof programmeStates)[number];
