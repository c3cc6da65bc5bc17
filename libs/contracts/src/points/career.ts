import { deliveryFilters, deliveryStates } from '@sinau/domain/points';
import { z } from 'zod';
import { id, instant, page, pageQuery, route } from '../core/index.js';

const year = z.coerce.number().int().min(2000).max(2100);

/** `pdf` to print; the others in the shapes of the national personnel system (docs/domain.md, fact 19). */
export const careerFormats = ['pdf', 'json', 'kursus_csv', 'diklat_csv'] as const;
export type CareerFormat = (typeof careerFormats)[number];
export const careerFormat = z.enum(careerFormats);

export const exportFormat = careerFormat.exclude(['pdf']);
export type ExportFormat = z.infer<typeof exportFormat>;

/** https, or http where the operator lets records stay in a network of one's own; never a name and password in the address. */
const serviceAddress = z.url({ protocol: /^https?$/ }).max(500).refine((text) => {
  if (!URL.canParse(text)) return false;
  const { username, password, search, hash } = new URL(text);
  return username === '' && password === '' && search === '' && hash === '';
}).transform((text) => (text.endsWith('/') ? text.slice(0, -1) : text));

/** Where records go. The key itself is shown to nobody. */
export const recordServiceView = z.object({
  address: z.string(), /** Its last four characters; null before there is one. */ keyHint: z.string().nullable(), active: z.boolean(), sinceYear: z.number().int(), revision: z.number().int(), updatedAt: instant,
});
export type RecordServiceView = z.infer<typeof recordServiceView>;

export const recordDeliveryRow = z.object({
  id, person: z.object({ id, name: z.string() }), title: z.string(), hours: z.number(), year: z.number().int(), shape: z.enum(['kursus', 'diklat']), state: z.enum(deliveryStates), attempts: z.number().int(),
  /** What the other side calls it. */
  externalId: z.string().nullable(),
  /** A code of ours (`unreachable`, `timeout`, `refused_address`, `status_503`, …), or the other side's words. */
  problem: z.string().nullable(),
  createdAt: instant, nextAt: instant.nullable(), sentAt: instant.nullable(),
  /** Its evidence was taken back after it was sent: the other side must be told by hand. */
  reversed: z.boolean(),
  /** Since when a person has noted that the other side was told. */
  correctedAt: instant.nullable(),
});
export type RecordDeliveryRow = z.infer<typeof recordDeliveryRow>;

export const recordExportView = z.object({
  id, year: z.number().int(), format: exportFormat, state: z.enum(['waiting', 'running', 'done', 'failed', 'expired']), done: z.number().int(), total: z.number().int(),
  createdAt: instant, createdBy: z.string(), bytes: z.number().int().nullable(), records: z.number().int().nullable(), expiresAt: instant.nullable(),
});
export type RecordExportView = z.infer<typeof recordExportView>;

const exportParams = z.strictObject({ taskId: id });
const count = z.number().int();

export const careerRoutes = {
  ownCareer: route('GET', '/api/me/career-record', {
    summary: 'One\'s own record of competency development, of a year or of all, as a file.', permission: 'session',
    query: z.strictObject({ year: year.optional(), format: careerFormat.default('pdf') }), returns: z.unknown(),
  }),
  printCareer: route('POST', '/api/people/:personId/career-record', {
    summary: 'Prints another person\'s record of competency development (PDF); the audit keeps who did.', permission: 'career.read',
    params: z.strictObject({ personId: id }), body: z.strictObject({ year: z.number().int().min(2000).max(2100).optional() }), returns: z.unknown(),
  }),
  recordService: route('GET', '/api/record-service', { summary: 'Where the agency sends its records of training, and how many are in which state.', permission: 'record.read', returns: z.object({ service: recordServiceView.nullable(), counts: z.record(z.enum(deliveryStates), count), /** Sent, taken back since, and the other side was not told. */ owing: count, mayManage: z.boolean() }) }),
  setRecordService: route('PUT', '/api/record-service', {
    summary: 'Sets where records are sent; without a key it keeps the one it has. Revision 0 where there is none yet.', permission: 'record.manage',
    body: z.strictObject({ revision: z.number().int().min(0), address: serviceAddress, key: z.string().regex(/^[\x21-\x7e]{8,500}$/).nullable(), active: z.boolean(), sinceYear: z.number().int().min(2000).max(2100) }),
    returns: recordServiceView,
  }),
  recordDeliveries: route('GET', '/api/record-deliveries', {
    summary: 'Records on their way, the latest first.', permission: 'record.read', query: z.strictObject({ ...pageQuery, state: z.enum(deliveryFilters).optional() }), returns: page(recordDeliveryRow),
  }),
  retryDelivery: route('POST', '/api/record-deliveries/:deliveryId/retry', {
    summary: 'Tries a delivery again that was refused or given up, or waits for its next try.', permission: 'record.manage', params: z.strictObject({ deliveryId: id }), body: z.strictObject({}), returns: recordDeliveryRow,
  }),
  noteCorrection: route('POST', '/api/record-deliveries/:deliveryId/correction', {
    summary: 'Notes that the receiving service was told of a record that was sent and taken back since.', permission: 'record.manage', params: z.strictObject({ deliveryId: id }), body: z.strictObject({}), returns: recordDeliveryRow,
  }),
  recordExports: route('GET', '/api/record-exports', { summary: 'The latest 20 files of the agency\'s records.', permission: 'record.read', returns: z.object({ rows: z.array(recordExportView), thisYear: z.number().int() }) }),
  exportRecords: route('POST', '/api/record-exports', {
    summary: 'Asks for a file of all records of a year.', permission: 'record.manage', status: 202, body: z.strictObject({ year: z.number().int().min(2000).max(2100), format: exportFormat }), returns: recordExportView,
  }),
  recordExportFile: route('GET', '/api/record-exports/:taskId/file', {
    summary: 'An address of the file, good for five minutes.', permission: 'record.manage', params: exportParams, returns: z.object({ url: z.string(), expiresAt: instant }),
  }),
} as const;
