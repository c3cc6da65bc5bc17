import type { NeedOrigin, NeedState, ServiceElement } from '@sinau/domain/needs';

export const originWords: Readonly<Record<NeedOrigin, string>> = {
  gap: 'needs.origin.gap', survey: 'needs.origin.survey', citizen: 'needs.origin.citizen', leader: 'needs.origin.leader', evaluation: 'needs.origin.evaluation',
};

export const stateWords: Readonly<Record<NeedState, string>> = {
  open: 'needs.state.open', merged: 'needs.state.merged', accepted: 'needs.state.accepted', refused: 'needs.state.refused',
};

export const partWords = { people: 'needs.part.people', gap: 'needs.part.gap', origin: 'needs.part.origin', priority: 'needs.part.priority' } as const;

export const elementWords: Readonly<Record<ServiceElement, string>> = {
  requirements: 'needs.element.requirements', procedure: 'needs.element.procedure', time: 'needs.element.time', cost: 'needs.element.cost', product: 'needs.element.product',
  competence: 'needs.element.competence', conduct: 'needs.element.conduct', complaints: 'needs.element.complaints', facilities: 'needs.element.facilities',
};

export const invitationWords = { waiting: 'needs.invitation.waiting', accepted: 'needs.invitation.accepted', expired: 'needs.invitation.expired', withdrawn: 'needs.invitation.withdrawn' } as const;
