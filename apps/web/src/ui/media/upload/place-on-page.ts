import type { UploadPlace } from './upload.js';

/** A place that lives as long as its page: what was chosen in a form. `before` comes back when the upload is given up. */
export function placeOnPage(before: string | null, choose: (mediaId: string | null) => void): UploadPlace {
  return { arrived: choose, ready: () => undefined, givenUp: () => choose(before) };
}
