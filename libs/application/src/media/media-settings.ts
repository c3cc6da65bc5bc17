/** What the installation decides about files. */
export class MediaSettings {
  /**
   * @param maxVideoBytes the largest video that may be uploaded
   * @param playbackSecret equal on every replica; playback tokens are signed with a key derived from it
   */
  constructor(
    readonly maxVideoBytes: number,
    readonly playbackSecret: string,
  ) {}
}
