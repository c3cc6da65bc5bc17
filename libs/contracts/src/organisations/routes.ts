import { roles } from '@sinau/domain/identity';
import { peopleColumns } from '@sinau/domain/organisations';
import { z } from 'zod';
import { day, id, language, line, page, pageQuery, route } from '../core/index.js';
import {
  agencySettingsView, agencyView, code, columnMapping, importErrorRow, importView, issuedPassword, newAppointment, newIdentifier, newRole, officeWeek, personRow, personView, roleScopeRow, smallestGroupSize, timeZone, unitView, wrongRow,
} from './views.js';

const unitParams = z.strictObject({ unitId: id });
const personParams = z.strictObject({ personId: id });
const importParams = z.strictObject({ importId: id });
const revision = z.number().int().min(1);
/** The most rows of a file (20,000) at 150 characters in base64 are 4 MB; twice that, for long ones. */
const FILE_BYTES = 8 * 1024 * 1024;

export const organisationsRoutes = {
  agencies: route('GET', '/api/agencies', {
    summary: 'Agencies of this installation.', permission: 'agency.manage', query: z.strictObject(pageQuery), returns: page(agencyView),
  }),
  createAgency: route('POST', '/api/agencies', {
    summary: 'Creates an agency with its first administrator, whose password is shown once.',
    permission: 'agency.manage',
    status: 201,
    body: z.strictObject({
      name: line(200), shortName: line(40), code, timeZone,
      admin: z.strictObject({ fullName: line(200), email: z.email().max(254), identifier: newIdentifier.optional() }),
    }),
    returns: z.object({ agency: agencyView, adminId: id, password: z.string() }),
  }),
  changeAgency: route('PATCH', '/api/agencies/:agencyId', {
    summary: 'Changes an agency\'s name or time zone.',
    permission: 'agency.manage',
    params: z.strictObject({ agencyId: id }),
    body: z.strictObject({ revision, name: line(200), shortName: line(40), timeZone }),
    returns: agencyView,
  }),

  agencySettings: route('GET', '/api/agency', {
    summary: 'The agency one acts in and what it has set.', permission: 'organisation.read', returns: agencySettingsView,
  }),
  changeAgencySettings: route('PUT', '/api/agency', {
    summary: 'Sets the agency\'s time zone, working week and smallest group, and whether its videos need captions; refused when another save came between.',
    permission: 'organisation.manage',
    body: z.strictObject({ revision, timeZone, captionsRequired: z.boolean(), smallestGroup: smallestGroupSize, workingWeek: officeWeek }),
    returns: agencySettingsView,
  }),

  units: route('GET', '/api/units', {
    summary: 'The unit tree of the agency, as a flat list.', permission: 'organisation.read', returns: z.object({ units: z.array(unitView) }),
  }),
  createUnit: route('POST', '/api/units', {
    summary: 'Adds a unit.', permission: 'organisation.manage', status: 201,
    body: z.strictObject({ name: line(200), code, parentId: id.nullable() }), returns: unitView,
  }),
  changeUnit: route('PATCH', '/api/units/:unitId', {
    summary: 'Renames a unit.', permission: 'organisation.manage', params: unitParams, body: z.strictObject({ name: line(200), code }), returns: unitView,
  }),
  moveUnit: route('PUT', '/api/units/:unitId/parent', {
    summary: 'Moves a unit below another, never below itself.', permission: 'organisation.manage', params: unitParams,
    body: z.strictObject({ parentId: id.nullable() }), returns: unitView,
  }),
  closeUnit: route('POST', '/api/units/:unitId/closing', {
    summary: 'Closes a unit where nobody is posted; its last day is today unless told.', permission: 'organisation.manage', params: unitParams,
    body: z.strictObject({ closedOn: day.optional() }), returns: unitView,
  }),
  reopenUnit: route('DELETE', '/api/units/:unitId/closing', {
    summary: 'Opens a closed unit again.', permission: 'organisation.manage', params: unitParams, returns: unitView,
  }),

  people: route('GET', '/api/people', {
    summary: 'People of the agency, or of the units that one oversees.',
    permission: 'person.read',
    query: z.strictObject({
      ...pageQuery,
      search: z.string().trim().max(100).optional(),
      /** With all units below it. */
      unitId: id.optional(),
      state: z.enum(['active', 'suspended']).optional(),
      role: z.enum(roles).optional(),
    }),
    returns: page(personRow),
  }),
  person: route('GET', '/api/people/:personId', { summary: 'One person.', permission: 'person.read', params: personParams, returns: personView }),
  createPerson: route('POST', '/api/people', {
    summary: 'Adds a person, who becomes a learner.',
    permission: 'person.manage',
    status: 201,
    body: z.strictObject({
      fullName: line(200), birthPlace: line(100).nullable(), birthDate: day.nullable(), email: z.email().max(254).nullable(),
      identifier: newIdentifier.nullable(), appointment: newAppointment.nullable(),
    }),
    returns: personView,
  }),
  changePerson: route('PATCH', '/api/people/:personId', {
    summary: 'Changes a person\'s own data.',
    permission: 'person.manage',
    params: personParams,
    body: z.strictObject({ revision, fullName: line(200), birthPlace: line(100).nullable(), birthDate: day.nullable(), email: z.email().max(254).nullable() }),
    returns: personView,
  }),
  suspendPerson: route('POST', '/api/people/:personId/suspension', {
    summary: 'Suspends a person; every session ends.', permission: 'person.manage', params: personParams, body: z.strictObject({ reason: line(300) }), returns: personView,
  }),
  reactivatePerson: route('DELETE', '/api/people/:personId/suspension', {
    summary: 'Lets a suspended person in again.', permission: 'person.manage', params: personParams, returns: personView,
  }),
  retirePerson: route('POST', '/api/people/:personId/retirement', {
    summary: 'Ends a person\'s service: every post and role ends, the account closes, every session ends. What was learned stays.',
    permission: 'person.manage', params: personParams, body: z.strictObject({ lastDay: day, reason: line(300) }), returns: personView,
  }),
  giveIdentifier: route('POST', '/api/people/:personId/identifiers', {
    summary: 'Gives a new identifier; the one before ends.', permission: 'person.manage', params: personParams, body: newIdentifier, returns: personView,
  }),
  appoint: route('POST', '/api/people/:personId/appointments', {
    summary: 'Begins an appointment; a definitive one ends the one before.', permission: 'person.manage', params: personParams, body: newAppointment, returns: personView,
  }),
  endAppointment: route('PUT', '/api/people/:personId/appointments/:appointmentId/end', {
    summary: 'Ends an appointment.', permission: 'person.manage', params: z.strictObject({ personId: id, appointmentId: id }),
    body: z.strictObject({ validTo: day }), returns: personView,
  }),
  assignRole: route('POST', '/api/people/:personId/roles', {
    summary: 'Assigns a role with a scope; the person signs in anew unless it is the learner\'s.', permission: 'role.assign', params: personParams, body: newRole, returns: personView,
  }),
  roleScopes: route('GET', '/api/role-scopes', {
    summary: 'Courses or runs of the agency that a role may be limited to, by a part of their name; at most 20.',
    permission: 'role.assign',
    query: z.strictObject({ kind: z.enum(['course', 'run']), search: z.string().trim().max(100).optional() }),
    returns: z.object({ rows: z.array(roleScopeRow) }),
  }),
  endRole: route('DELETE', '/api/people/:personId/roles/:assignmentId', {
    summary: 'Ends a role; the person signs in anew.', permission: 'role.assign', params: z.strictObject({ personId: id, assignmentId: id }), returns: personView,
  }),
  issuePassword: route('POST', '/api/people/:personId/password', {
    summary: 'Issues a first password: shown once, or a link by mail. Every session ends.',
    permission: 'person.manage', params: personParams, body: z.strictObject({ delivery: z.enum(['show', 'mail']) }), returns: issuedPassword,
  }),

  importTemplate: route('GET', '/api/people-imports/template', {
    summary: 'An empty file of people with its headings, CSV.', permission: 'person.import', returns: z.unknown(),
  }),
  imports: route('GET', '/api/people-imports', {
    summary: 'Imports of the agency, the latest first.', permission: 'person.import', query: z.strictObject(pageQuery), returns: page(importView),
  }),
  startImport: route('POST', '/api/people-imports', {
    summary: 'Reads a CSV file (, or ; UTF-8 or Windows-1252) and guesses its columns.',
    permission: 'person.import',
    status: 201,
    bodyLimit: FILE_BYTES,
    body: z.strictObject({ fileName: line(200), content: z.base64().max(FILE_BYTES) }),
    returns: importView,
  }),
  import: route('GET', '/api/people-imports/:importId', { summary: 'One import and how far it is.', permission: 'person.import', params: importParams, returns: importView }),
  checkImport: route('PUT', '/api/people-imports/:importId/check', {
    summary: 'Dry run: what would be new, changed, unchanged and wrong.', permission: 'person.import', params: importParams,
    body: z.strictObject({ mapping: columnMapping }), returns: importView,
  }),
  importErrors: route('GET', '/api/people-imports/:importId/errors', {
    summary: 'What is wrong, by row and column.', permission: 'person.import', params: importParams, query: z.strictObject(pageQuery), returns: page(importErrorRow),
  }),
  wrongRows: route('GET', '/api/people-imports/:importId/wrong-rows', {
    summary: 'The wrong rows as CSV, with the reason of each, in `language` or the one that the client asks for.', permission: 'person.import', params: importParams,
    query: z.strictObject({ language: language.optional() }), returns: z.unknown(),
  }),
  rowsToMend: route('GET', '/api/people-imports/:importId/rows-to-mend', {
    summary: 'The wrong rows with all their cells, by line.', permission: 'person.import', params: importParams, query: z.strictObject(pageQuery), returns: page(wrongRow),
  }),
  mendRow: route('PUT', '/api/people-imports/:importId/rows-to-mend/:line', {
    summary: 'Writes other cells into a wrong row of a checked import and judges it anew by the same rules; the same call again changes nothing more.',
    permission: 'person.import',
    params: importParams.extend({ line: z.coerce.number().int().min(2).max(1_000_000) }),
    body: z.strictObject({ cells: z.array(z.strictObject({ column: z.enum(peopleColumns), value: z.string().max(1_000) })).min(1).max(peopleColumns.length) }),
    returns: z.object({ import: importView, row: wrongRow.nullable() }),
  }),
  applyImport: route('POST', '/api/people-imports/:importId/application', {
    summary: 'Applies the rows that are right, in the background.', permission: 'person.import', status: 202, params: importParams, body: z.strictObject({}), returns: importView,
  }),
  undoImport: route('DELETE', '/api/people-imports/:importId/application', {
    summary: 'Takes an import back within 24 hours, where nothing hangs on its people.', permission: 'person.import', params: importParams, returns: importView,
  }),
} as const;

