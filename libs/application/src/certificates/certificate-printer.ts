import { renderCertificate } from '@sinau/documents';
import type { CertificateSnapshot } from '@sinau/domain/certificates';
import { isNotFound, type ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE } from '../core/index.js';
import { printInput } from './print-input.js';

/** The key is the certificate's: printing again overwrites the same object with the same bytes. */
export function certificateKey(agencyId: string, certificateId: string): string {
  return `certificates/${agencyId}/${certificateId}.pdf`;
}

const REMEMBERED_LOGOS = 16;

/** Draws certificates, with the logo that was frozen into them. */
@Injectable()
export class CertificatePrinter {
  /** By key, which holds the picture's hash: it can't change, and a bulk issue reads it once. */
  private readonly logos = new Map<string, Uint8Array>();

  constructor(@Inject(OBJECT_STORE) private readonly store: ObjectStore) {}

  /** @throws DocumentError when the text can't be printed; StorageError when the logo can't be read */
  async print(snapshot: CertificateSnapshot): Promise<Uint8Array> {
    const logo = snapshot.template.logo === null ? null : await this.logo(snapshot.template.logo.key);
    return renderCertificate(printInput(snapshot, logo));
  }

  private async logo(key: string): Promise<Uint8Array> {
    const known = this.logos.get(key);
    if (known !== undefined) return known;
    const picture = await this.picture(key);
    const [oldest] = this.logos.keys();
    if (this.logos.size >= REMEMBERED_LOGOS && oldest !== undefined) this.logos.delete(oldest);
    this.logos.set(key, picture);
    return picture;
  }

  async picture(key: string): Promise<Uint8Array> {
    const { body } = await this.store.get(key);
    const chunks: Buffer[] = [];
    for await (const chunk of body as AsyncIterable<Buffer>) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /** The same, or null when nothing lies there. */
  async pictureIfAny(key: string | null): Promise<Uint8Array | null> {
    if (key === null) return null;
    try {
      return await this.picture(key);
    } catch (error) {
      if (isNotFound(error)) return null;
      throw error;
    }
  }
}
