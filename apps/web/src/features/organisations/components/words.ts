import type { PersonRow } from '@sinau/contracts/organisations';
import type { AssignmentKind, CellFault, IdentifierKind, PeopleColumn, PositionKind } from '@sinau/domain/organisations';

/** Ids of the sentences for values of the contract. Written out, so that a missing one is found. */
export const roleWords: Readonly<Record<PersonRow['roles'][number], string>> = {
  learner: 'organisations.role.learner',
  instructor: 'organisations.role.instructor',
  agency_admin: 'organisations.role.agency_admin',
  platform_admin: 'organisations.role.platform_admin',
  supervisor: 'organisations.role.supervisor',
  auditor: 'organisations.role.auditor',
};

export const scopeWords = {
  platform: 'organisations.scope.platform',
  agency: 'organisations.scope.agency',
  unit: 'organisations.scope.unit',
  course: 'organisations.scope.course',
  run: 'organisations.scope.run',
} as const;

/** A word that begins a line or an option: "Seluruh instansi". */
export const atStart = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export const kindWords: Readonly<Record<IdentifierKind, string>> = { nip: 'organisations.kind.nip', ni_pppk: 'organisations.kind.ni_pppk' };

export const assignmentWords: Readonly<Record<AssignmentKind, string>> = {
  definitive: 'organisations.assignment.definitive',
  plt: 'organisations.assignment.plt',
  plh: 'organisations.assignment.plh',
  pj: 'organisations.assignment.pj',
  additional: 'organisations.assignment.additional',
};

export const positionWords: Readonly<Record<PositionKind, string>> = {
  jpt_utama: 'organisations.position.jpt_utama',
  jpt_madya: 'organisations.position.jpt_madya',
  jpt_pratama: 'organisations.position.jpt_pratama',
  administrator: 'organisations.position.administrator',
  pengawas: 'organisations.position.pengawas',
  pelaksana: 'organisations.position.pelaksana',
  ahli_utama: 'organisations.position.ahli_utama',
  ahli_madya: 'organisations.position.ahli_madya',
  ahli_muda: 'organisations.position.ahli_muda',
  ahli_pertama: 'organisations.position.ahli_pertama',
  penyelia: 'organisations.position.penyelia',
  mahir: 'organisations.position.mahir',
  terampil: 'organisations.position.terampil',
  pemula: 'organisations.position.pemula',
};

export const columnWords: Readonly<Record<PeopleColumn, string>> = {
  identifier: 'organisations.field.identifier',
  identifierKind: 'organisations.import.column.identifierKind',
  fullName: 'organisations.field.name',
  email: 'organisations.field.email',
  birthPlace: 'organisations.field.birth_place',
  birthDate: 'organisations.field.birth_date',
  unit: 'organisations.import.column.unit',
  positionTitle: 'organisations.field.position',
  positionKind: 'organisations.field.position_kind',
  rank: 'organisations.field.rank',
};

export const faultWords: Readonly<Record<CellFault, string>> = {
  missing: 'organisations.fault.missing',
  too_long: 'organisations.fault.too_long',
  control_characters: 'organisations.fault.control_characters',
  identifier_length: 'organisations.fault.identifier_length',
  identifier_birth_date: 'organisations.fault.identifier_birth_date',
  identifier_since: 'organisations.fault.identifier_since',
  identifier_sex: 'organisations.fault.identifier_sex',
  identifier_sequence: 'organisations.fault.identifier_sequence',
  identifier_rounded: 'organisations.fault.identifier_rounded',
  identifier_twice: 'organisations.fault.identifier_twice',
  identifier_retired: 'organisations.fault.identifier_retired',
  identifier_elsewhere: 'organisations.fault.identifier_elsewhere',
  kind_unknown: 'organisations.fault.kind_unknown',
  email_invalid: 'organisations.fault.email_invalid',
  email_twice: 'organisations.fault.email_twice',
  email_taken: 'organisations.fault.email_taken',
  date_invalid: 'organisations.fault.date_invalid',
  unit_unknown: 'organisations.fault.unit_unknown',
  unit_closed: 'organisations.fault.unit_closed',
  unit_missing: 'organisations.fault.unit_missing',
  position_missing: 'organisations.fault.position_missing',
  position_kind_unknown: 'organisations.fault.position_kind_unknown',
  rank_unknown: 'organisations.fault.rank_unknown',
  person_protected: 'organisations.fault.person_protected',
};
