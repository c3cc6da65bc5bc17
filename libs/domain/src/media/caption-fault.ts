/** Why a caption file can't be used. */
export const captionFaults = [
  'too_large', 'not_text', 'not_captions', 'bad_time', 'end_not_after_start', 'text_without_time', 'too_many_cues', 'cue_too_long',
] as const;
export type CaptionFault = (typeof captionFaults)[number];

/** Languages in which a video may have captions. */
export const captionLanguages = ['id', 'en'] as const;
export type CaptionLanguage = (typeof captionLanguages)[number];
