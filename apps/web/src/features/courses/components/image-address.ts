/** Where a picture of a course is read: null while the media feature gives it no address. */
export function imageAddress(_mediaId: string): string | null {
  return null;
}
