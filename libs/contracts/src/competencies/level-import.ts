import { levelColumns, frameworkFaults } from '@sinau/domain/competencies';
import { z } from 'zod';
import { id, instant, language, line, route } from '../core/index.js';

/** 20,000 rows of 100 characters, in base64. */
const FILE_BYTES = 4 * 1024 * 1024;
const importParams = z.strictObject({ importId: id });

/** A file of levels on its way: tried when it comes, then written in the background. */
export const levelImportView = z.object({
  id,
  fileName: z.string(),
  state: z.enum(['checked', 'waiting', 'running', 'done']),
  rows: z.number().int(),
  counts: z.object({ created: z.number().int(), unchanged: z.number().int(), wrong: z.number().int() }),
  /** Of those to be written. */
  done: z.number().int(),
  /** The first 200. `line` counts the heading as 1. */
  errors: z.array(z.object({ line: z.number().int(), column: z.enum(levelColumns), fault: z.enum(frameworkFaults), value: z.string() })),
  createdByName: z.string(),
  createdAt: instant,
  finishedAt: instant.nullable(),
});
export type LevelImportView = z.infer<typeof levelImportView>;

export const levelImportRoutes = {
  levelTemplate: route('GET', '/api/competency-levels/file', { summary: 'The headings of a file of levels.', permission: 'competency.manage', returns: z.unknown() }),
  levelImports: route('GET', '/api/competency-levels/imports', { summary: 'The last files of levels, the newest first.', permission: 'competency.manage', returns: z.object({ rows: z.array(levelImportView) }) }),
  tryLevelImport: route('POST', '/api/competency-levels/imports', {
    summary: 'Reads a file of levels and says what it would do; nothing is measured yet.', permission: 'competency.manage', status: 201,
    body: z.strictObject({ fileName: line(200), content: z.base64() }), returns: levelImportView, bodyLimit: FILE_BYTES,
  }),
  levelImport: route('GET', '/api/competency-levels/imports/:importId', { summary: 'One file of levels and how far it is.', permission: 'competency.manage', params: importParams, returns: levelImportView }),
  applyLevelImport: route('POST', '/api/competency-levels/imports/:importId/application', { summary: 'Writes the sound rows in the background.', permission: 'competency.manage', params: importParams, body: z.strictObject({}), returns: levelImportView }),
  wrongLevels: route('GET', '/api/competency-levels/imports/:importId/wrong-rows', { summary: 'The wrong rows as CSV, with what is wrong in each.', permission: 'competency.manage', params: importParams, query: z.strictObject({ language: language.optional() }), returns: z.unknown() }),
} as const;
