/** The page is for another role. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
}
