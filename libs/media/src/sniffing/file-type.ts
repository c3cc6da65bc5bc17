export const MEDIA_TYPES = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
} as const;

export type FileType = keyof typeof MEDIA_TYPES;
/**
 * - `truncated`: begins like a known type, but its end is missing.
 * - `macros`: an office file that carries programs.
 * - `markup`: SVG, HTML or XML, which a browser would run.
 * - `executable`: a program or a script.
 */
export type Refusal = 'empty' | 'truncated' | 'macros' | 'markup' | 'executable' | 'unknown';
export type Verdict = { readonly type: FileType; readonly mediaType: string } | { readonly refused: Refusal };
/** What one kind of file's inspector says; `null`: not mine. */
export type Finding = FileType | Refusal | null;

export const isType = (finding: FileType | Refusal): finding is FileType => finding in MEDIA_TYPES;
