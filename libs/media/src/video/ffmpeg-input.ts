import type { Container } from './video-facts.js';

/**
 * Arguments that open one local file as exactly the container it was found to be. Without them a file that says it is
 * a playlist could make ffmpeg read other files of this machine, or its network.
 */
export const inputArguments = (file: string, container: Container): string[] => [
  '-protocol_whitelist',
  'file',
  '-f',
  container === 'mp4' || container === 'mov' ? 'mov' : 'matroska',
  '-i',
  `file:${file}`,
];
