export { CaptionError, type CaptionFault } from './caption-error.js';
export { type Cue, parseCaptions, toVtt } from './captions.js';
export { toTranscript, type TranscriptParagraph } from './transcript.js';
