import { Readable } from 'node:stream';
import { DocumentError, zipArchive, zipSize, type ZipEntry } from '@sinau/documents';
import type { SystemActor } from '@sinau/domain/identity';
import { archiveState, certificatesToArchive, expiredArchives, writeArchive, type ArchivedCertificate, type BatchArchive } from '@sinau/persistence/certificates';
import { Database } from '@sinau/persistence/core';
import type { ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE } from '../core/index.js';
import { archiveKey } from './archive-key.js';
import { CertificatePrinter, certificateKey } from './certificate-printer.js';

const KEPT_DAYS = 7;
const DAY_MS = 86_400_000;
/** Progress is written this often, not at each file. */
const STEP = 25;

/** `0012 Rahayu Sekarwangi, A.Md.Kep. 800-12-BKPSDM-2026.pdf`: in order of names, and fit for any file system. */
export function archivedName({ holder, number }: Pick<ArchivedCertificate, 'holder' | 'number'>, position: number): string {
  const text = `${String(position).padStart(4, '0')} ${holder} ${number}`.replace(/[\p{Cc}\p{Cf}]/gu, '').replace(/[\\/:*?"<>|]/g, '-');
  return `${[...text].slice(0, 180).join('').trim()}.pdf`;
}

/** Packs the PDFs of a bulk issue into a ZIP that streams to the store, one PDF in memory at a time. */
@Injectable()
export class MakeBatchArchive {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(CertificatePrinter) private readonly printer: CertificatePrinter,
  ) {}

  /** May run twice: the second makes the same file again. What can't be mended by another try is written down as failed. */
  async run(actor: SystemActor, taskId: string, { isLast, signal }: { readonly isLast: boolean; readonly signal: AbortSignal }): Promise<void> {
    const state = await this.database.transaction(actor, (transaction) => archiveState(transaction, taskId));
    if (state?.archive?.state !== 'waiting' && state?.archive?.state !== 'making') return;
    try {
      await this.make(actor, taskId, signal);
    } catch (error) {
      const final = error instanceof DocumentError;
      if (final || (isLast && !signal.aborted)) await this.write(actor, taskId, { state: 'failed' });
      if (!final) throw error;
    }
  }

  /** Deletes archives that were kept long enough. */
  async expire(actor: SystemActor, taskId: string): Promise<void> {
    await this.store.delete(archiveKey(actor.agencyId, taskId));
    await this.write(actor, taskId, { state: 'expired' });
  }

  expired(actor: SystemActor): Promise<readonly string[]> {
    return this.database.transaction(actor, expiredArchives);
  }

  private async make(actor: SystemActor, taskId: string, signal: AbortSignal): Promise<void> {
    const certificates = await this.database.transaction(actor, (transaction) => certificatesToArchive(transaction, taskId));
    const entries = certificates.map((one, index) => this.entry(actor, one, index + 1));
    const size = zipSize(entries);
    const count = entries.length;
    if (!(await this.write(actor, taskId, { state: 'making', done: 0, count }))) return;
    const counted = entries.map((entry, index) => ({
      ...entry,
      load: async () => {
        signal.throwIfAborted();
        if (index > 0 && index % STEP === 0) await this.write(actor, taskId, { state: 'making', done: index, count });
        return entry.load();
      },
    }));
    const source = { size, open: () => Readable.from(zipArchive(counted), { objectMode: false }) };
    await this.store.put(archiveKey(actor.agencyId, taskId), source, { contentType: 'application/zip' });
    const madeAt = new Date();
    await this.write(actor, taskId, { state: 'ready', count, bytes: size, madeAt: madeAt.toISOString(), expiresAt: new Date(madeAt.getTime() + KEPT_DAYS * DAY_MS).toISOString() });
  }

  private entry({ agencyId }: SystemActor, certificate: ArchivedCertificate, position: number): ZipEntry {
    return {
      name: archivedName(certificate, position), bytes: certificate.bytes, modified: certificate.issuedAt,
      load: () => this.printer.picture(certificateKey(agencyId, certificate.id)),
    };
  }

  private write(actor: SystemActor, taskId: string, archive: BatchArchive): Promise<boolean> {
    return this.database.transaction(actor, (transaction) => writeArchive(transaction, taskId, archive));
  }
}
