import type { FrameworkFault, GapBand, MeasurementSource, WeighingMethod } from '@sinau/domain/competencies';
import type { CompetencyClass } from '@sinau/domain/courses';
import type { PositionKind } from '@sinau/domain/organisations';

/** Ids of sentences by what they name. */
export const classWords = {
  technical: 'competencies.class.technical', managerial: 'competencies.class.managerial', sociocultural: 'competencies.class.sociocultural',
} as const satisfies Record<CompetencyClass, string>;

export const sourceWords = {
  self: 'competencies.source.self', supervisor: 'competencies.source.supervisor', test: 'competencies.source.test', certificate: 'competencies.source.certificate',
} as const satisfies Record<MeasurementSource, string>;

export const methodWords = { average: 'competencies.method.average', strongest: 'competencies.method.strongest' } as const satisfies Record<WeighingMethod, string>;

export const bandWords = {
  unmeasured: 'competencies.band.unmeasured', none: 'competencies.band.none', light: 'competencies.band.light', medium: 'competencies.band.medium', heavy: 'competencies.band.heavy',
} as const satisfies Record<GapBand, string>;

export const kindWords = {
  jpt_utama: 'competencies.kind.jpt_utama', jpt_madya: 'competencies.kind.jpt_madya', jpt_pratama: 'competencies.kind.jpt_pratama', administrator: 'competencies.kind.administrator',
  pengawas: 'competencies.kind.pengawas', pelaksana: 'competencies.kind.pelaksana', ahli_utama: 'competencies.kind.ahli_utama', ahli_madya: 'competencies.kind.ahli_madya',
  ahli_muda: 'competencies.kind.ahli_muda', ahli_pertama: 'competencies.kind.ahli_pertama', penyelia: 'competencies.kind.penyelia', mahir: 'competencies.kind.mahir',
  terampil: 'competencies.kind.terampil', pemula: 'competencies.kind.pemula',
} as const satisfies Record<PositionKind, string>;

export const faultWords = {
  missing: 'competencies.fault.missing', too_long: 'competencies.fault.too_long', control_characters: 'competencies.fault.control_characters', code_invalid: 'competencies.fault.code_invalid',
  class_unknown: 'competencies.fault.class_unknown', level_title_missing: 'competencies.fault.level_title_missing', too_many_indicators: 'competencies.fault.too_many_indicators',
  level_invalid: 'competencies.fault.level_invalid', kind_unknown: 'competencies.fault.kind_unknown', kind_or_title_missing: 'competencies.fault.kind_or_title_missing',
  person_unknown: 'competencies.fault.person_unknown', person_suspended: 'competencies.fault.person_suspended', person_own: 'competencies.fault.person_own',
  source_unknown: 'competencies.fault.source_unknown', day_invalid: 'competencies.fault.day_invalid', day_ahead: 'competencies.fault.day_ahead',
  competency_unknown: 'competencies.fault.competency_unknown', competency_archived: 'competencies.fault.competency_archived', twice: 'competencies.fault.twice',
} as const satisfies Record<FrameworkFault, string>;

export const columnWords = {
  code: 'competencies.column.code', name: 'competencies.column.name', competencyClass: 'competencies.column.class', description: 'competencies.column.description',
  level1: 'competencies.column.level1', level2: 'competencies.column.level2', level3: 'competencies.column.level3', level4: 'competencies.column.level4', level5: 'competencies.column.level5',
  identifier: 'competencies.column.identifier', source: 'competencies.column.source', measuredOn: 'competencies.column.measured_on', note: 'competencies.column.note',
  positionKind: 'competencies.column.kind', titlePattern: 'competencies.column.title', level: 'competencies.column.level',
} as const;
