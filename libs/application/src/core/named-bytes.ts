/** A file that is made at once, for a download. */
export type NamedBytes = { readonly bytes: Buffer; /** Its media type. */ readonly type: string; readonly name: string };
