export type { PackagedFile, Rendition } from './hls-package.js';
export { planLadder, type Rung } from './ladder.js';
export { makePlayable, type MediaManifest, type PlayableJob } from './make-playable.js';
export { MediaError, type MediaFault } from './media-error.js';
export { probeFile, probeSource } from './probe.js';
export { findMediaTools, type MediaTools, NO_TOOLS } from './tools.js';
export type { Container, Probe } from './video-facts.js';
export { inWorkFolder, removeLeftovers, saveStream, withFileSource } from './work-folder.js';
