import { keepSnapshot, keptSnapshot } from '../../../lib/offline/index.js';

/** A photo or document that the server does not have yet. */
export type WaitingFile = { readonly id: string; readonly file: File };
/** What of a report is on this device alone. `text` is null as long as nothing was typed that the server lacks. */
export type KeptDraft = { readonly text: string | null; readonly files: readonly WaitingFile[] };

export const emptyDraft: KeptDraft = { text: null, files: [] };

const keyOf = (sessionId: string): string => `practice:${sessionId}`;

function isWaiting(value: unknown): value is WaitingFile {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' && 'file' in value && value.file instanceof File;
}

export function draftOf(value: unknown): KeptDraft {
  if (typeof value !== 'object' || value === null) return emptyDraft;
  const text = 'text' in value && typeof value.text === 'string' ? value.text : null;
  return { text, files: 'files' in value && Array.isArray(value.files) ? value.files.filter(isWaiting) : [] };
}

/** Survives a reload, a dead battery and a day without a network. */
export async function keptDraft(personId: string, sessionId: string): Promise<KeptDraft> {
  return draftOf((await keptSnapshot(personId, keyOf(sessionId)))?.value);
}

export function keepDraft(personId: string, sessionId: string, draft: KeptDraft): Promise<void> {
  return keepSnapshot(personId, keyOf(sessionId), draft);
}
