import { createHash, type Hash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

/**
 * SHA-256 over the SHA-256 digests of a file's parts, as S3 makes its composite checksums. A browser can make it
 * for a file of any size: its own SHA-256 takes whole buffers only, so a digest of the file itself would need all of it in memory.
 */
export class PartsDigest {
  private readonly outer = createHash('sha256');
  private inner: Hash = createHash('sha256');
  private filled = 0;

  /** @param partBytes of every part but the last */
  constructor(private readonly partBytes: number) {}

  update(chunk: Buffer): void {
    for (let rest = chunk; rest.length > 0; ) {
      const taken = rest.subarray(0, this.partBytes - this.filled);
      this.inner.update(taken);
      this.filled += taken.length;
      rest = rest.subarray(taken.length);
      if (this.filled === this.partBytes) this.endPart();
    }
  }

  /** 64 hexadecimal digits. Nothing can be added after. */
  finish(): string {
    if (this.filled > 0) this.endPart();
    return this.outer.digest('hex');
  }

  private endPart(): void {
    this.outer.update(this.inner.digest());
    this.inner = createHash('sha256');
    this.filled = 0;
  }
}

/** Lets bytes through and takes their digest on the way. */
export class DigestingStream extends Transform {
  readonly digest: PartsDigest;

  constructor(partBytes: number) {
    super();
    this.digest = new PartsDigest(partBytes);
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.digest.update(chunk);
    done(null, chunk);
  }
}
