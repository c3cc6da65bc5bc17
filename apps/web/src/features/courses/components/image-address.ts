/** Where an author reads a picture of a course. */
export function imageAddress(mediaId: string): string {
  return `/api/media/${mediaId}/image`;
}
