export { type ByteSource, bytesSource } from './byte-source.js';
export { type FileType, MEDIA_TYPES, type Refusal, type Verdict } from './file-type.js';
export { sniff } from './sniff.js';
