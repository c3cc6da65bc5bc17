/** Bytes that can be read anywhere: a file, an object in a store by ranges, or memory. `size` in bytes. */
export interface ByteSource {
  readonly size: number;
  /** Bytes `start` up to but not including `end`; fewer only at the source's end. */
  read(start: number, end: number): Promise<Uint8Array>;
}

export const bytesSource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.byteLength,
  read: async (start, end) => bytes.subarray(start, end),
});

/** A view for reading numbers, without a copy. */
export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Bytes as Latin-1 characters, one each: for signatures and names made of ASCII. */
export const asciiOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
