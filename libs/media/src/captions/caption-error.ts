export type CaptionFault =
  | 'too_large'
  | 'not_text'
  | 'not_captions'
  | 'bad_time'
  | 'end_not_after_start'
  | 'text_without_time'
  | 'too_many_cues'
  | 'cue_too_long';

/** Why a caption file can't be used, and in which line (from 1; 0 when it is the file as a whole). */
export class CaptionError extends Error {
  override readonly name = 'CaptionError';

  constructor(
    readonly fault: CaptionFault,
    readonly line: number,
  ) {
    super(`${fault} in line ${line}`);
  }
}
