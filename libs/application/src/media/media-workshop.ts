import type { MediaTools } from '@sinau/media';

/** What the worker's machine has for making videos playable. */
export class MediaWorkshop {
  /**
   * @param tools looked for once, when first needed
   * @param folder holds sources and ladders while a video is made; a video needs its own size twice
   * @param threads that ffmpeg may keep busy
   */
  constructor(
    readonly tools: () => Promise<MediaTools>,
    readonly folder: string,
    readonly threads: number,
  ) {}
}
