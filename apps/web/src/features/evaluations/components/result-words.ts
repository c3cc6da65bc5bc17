import type { AppraisalColumn, ResultFault, ServiceColumn } from '@sinau/domain/evaluations';

export const resultColumnWords = {
  unit: 'evaluations.results.unit', period: 'evaluations.indices.period', index: 'evaluations.indices.index', respondents: 'evaluations.results.respondents', identifier: 'evaluations.marks.identifier', mark: 'evaluations.marks.mark',
  requirements: 'evaluations.element.requirements', procedure: 'evaluations.element.procedure', time: 'evaluations.element.time', cost: 'evaluations.element.cost', product: 'evaluations.element.product',
  competence: 'evaluations.element.competence', conduct: 'evaluations.element.conduct', complaints: 'evaluations.element.complaints', facilities: 'evaluations.element.facilities',
} as const satisfies Record<ServiceColumn | AppraisalColumn, string>;

export const resultFaultWords = {
  missing: 'evaluations.fault.missing', period_unknown: 'evaluations.fault.period_unknown', period_not_over: 'evaluations.fault.period_not_over', unit_unknown: 'evaluations.fault.unit_unknown', person_unknown: 'evaluations.fault.person_unknown',
  number_invalid: 'evaluations.fault.number_invalid', out_of_range: 'evaluations.fault.out_of_range', index_differs: 'evaluations.fault.index_differs', twice: 'evaluations.fault.twice',
} as const satisfies Record<ResultFault, string>;
