import { competencyColumns, frameworkFaults, profileColumns } from '@sinau/domain/competencies';
import { z } from 'zod';
import { id, instant, language, line, route } from '../core/index.js';

/** 20,000 rows of 100 characters, in base64. */
const FILE_BYTES = 4 * 1024 * 1024;
/** What a file holds: competencies with their levels, or what posts ask for. */
export const frameworkFileKind = z.enum(['framework', 'profiles']);
export type FrameworkFileKind = z.infer<typeof frameworkFileKind>;
const files = z.strictObject({ kind: frameworkFileKind });
const file = files.extend({ importId: id });

/** A file of the framework or of profiles on its way: tried when it comes, then written in the background. */
export const frameworkImportView = z.object({
  id,
  kind: frameworkFileKind,
  fileName: z.string(),
  state: z.enum(['checked', 'waiting', 'running', 'done']),
  rows: z.number().int(),
  counts: z.object({ created: z.number().int(), changed: z.number().int(), unchanged: z.number().int(), wrong: z.number().int() }),
  /** Of those that are new or changed. */
  done: z.number().int(),
  /** The first 200. `line` counts the heading as 1. */
  errors: z.array(z.object({ line: z.number().int(), column: z.union([z.enum(competencyColumns), z.enum(profileColumns)]), fault: z.enum(frameworkFaults), value: z.string() })),
  createdByName: z.string(),
  createdAt: instant,
  finishedAt: instant.nullable(),
});
export type FrameworkImportView = z.infer<typeof frameworkImportView>;

export const frameworkImportRoutes = {
  frameworkImports: route('GET', '/api/competency-files/:kind', {
    summary: 'The last files of the framework or of profiles, the newest first.', permission: 'competency.manage', params: files, returns: z.object({ rows: z.array(frameworkImportView) }),
  }),
  tryFrameworkImport: route('POST', '/api/competency-files/:kind', {
    summary: 'Reads such a file and says what it would do; nothing is written yet.', permission: 'competency.manage', status: 201, params: files,
    body: z.strictObject({ fileName: line(200), content: z.base64() }), returns: frameworkImportView, bodyLimit: FILE_BYTES,
  }),
  frameworkImport: route('GET', '/api/competency-files/:kind/:importId', { summary: 'One of them and how far it is.', permission: 'competency.manage', params: file, returns: frameworkImportView }),
  applyFrameworkImport: route('POST', '/api/competency-files/:kind/:importId/application', {
    summary: 'Writes the sound rows in the background: competencies by their codes, profiles by post and competency.', permission: 'competency.manage', params: file, body: z.strictObject({}), returns: frameworkImportView,
  }),
  wrongFrameworkRows: route('GET', '/api/competency-files/:kind/:importId/wrong-rows', {
    summary: 'The wrong rows as CSV, with what is wrong in each.', permission: 'competency.manage', params: file, query: z.strictObject({ language: language.optional() }), returns: z.unknown(),
  }),
} as const;
