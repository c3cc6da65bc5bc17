import { createHash } from 'node:crypto';
import { CLAIM_FILE_BYTES, type claimFileView } from '@sinau/contracts/points';
import { DomainError } from '@sinau/domain/core';
import { bytesSource, sniff } from '@sinau/media';
import type { Claim, ClaimFile } from '@sinau/persistence/points';
import { isUnavailable, type ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { OBJECT_STORE } from '../core/index.js';

const ADDRESS_SECONDS = 600;
const taken: ReadonlySet<string> = new Set(['pdf', 'png', 'jpeg']);

/** A file under its own hash: a claim that is changed keeps what was decided on. */
const keyOf = (agencyId: string, claimId: string, sha256: string) => `claims/${agencyId}/${claimId}/${sha256}`;

/** Certificates that people file with their claims. What a file is, its bytes decide. */
@Injectable()
export class ClaimFiles {
  constructor(@Inject(OBJECT_STORE) private readonly store: ObjectStore) {}

  /** Throws `claim_file_too_large`, `claim_file_refused`, `unavailable`. */
  async place(agencyId: string, claimId: string, { fileName, bytes }: { readonly fileName: string; readonly bytes: Buffer }): Promise<ClaimFile> {
    if (bytes.byteLength > CLAIM_FILE_BYTES) throw new DomainError('claim_file_too_large', { maxMegabytes: CLAIM_FILE_BYTES / 1024 / 1024 });
    const verdict = await sniff(bytesSource(bytes));
    if ('refused' in verdict || !taken.has(verdict.type)) throw new DomainError('claim_file_refused');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    try {
      await this.store.put(keyOf(agencyId, claimId, sha256), bytes, { contentType: verdict.mediaType, sha256 });
    } catch (error) {
      if (isUnavailable(error)) throw new DomainError('unavailable', { service: 'storage' });
      throw error;
    }
    return { name: fileName, type: verdict.mediaType, bytes: bytes.byteLength, sha256 };
  }

  /** Addresses at the store that end after ten minutes. */
  async addresses(agencyId: string, { id, file }: Claim): Promise<z.output<typeof claimFileView>> {
    const key = keyOf(agencyId, id, file.sha256);
    const expiresAt = new Date(Date.now() + ADDRESS_SECONDS * 1000).toISOString();
    const viewUrl = await this.store.presignGet(key, { expiresIn: ADDRESS_SECONDS, contentType: file.type });
    const downloadUrl = await this.store.presignGet(key, { expiresIn: ADDRESS_SECONDS, contentType: file.type, downloadName: file.name });
    return { fileName: file.name, contentType: file.type, bytes: file.bytes, viewUrl, downloadUrl, expiresAt };
  }
}
