/**
 * An answer that is sent as it is: a stream, a file, or JSON that was parsed by its view
 * when it was cached. The controller sets the content type.
 */
export class RawReply {
  constructor(readonly content: unknown) {}
}
