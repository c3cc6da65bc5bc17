import type { Page } from 'playwright-core';
import { z } from 'zod';
import { ask } from '../harness/api.js';

type Upload = { readonly courseId: string; readonly file: Buffer; readonly fileName: string; readonly fingerprint: string };
type Sent = { readonly mediaId: string; readonly partCount: number; readonly storedBefore: readonly number[]; readonly sent: readonly number[] };

const begun = z.object({ media: z.object({ id: z.string() }), partBytes: z.number(), partCount: z.number(), stored: z.array(z.number()) });
const signed = z.object({ parts: z.array(z.object({ partNumber: z.number(), size: z.number(), url: z.string(), headers: z.record(z.string(), z.string()) })) });

/** Chooses the file in this page and sends from the page straight to the store what it doesn't have, up to part `last`. */
export async function sendParts(page: Page, { courseId, file, fileName, fingerprint }: Upload, last: number): Promise<Sent> {
  const body = { kind: 'video', fileName, bytes: file.length, fingerprint };
  const { media, partBytes, partCount, stored } = await ask(page, begun, 'POST', `/api/courses/${courseId}/media`, body);
  const missing = Array.from({ length: partCount }, (_, index) => index + 1).filter((part) => part <= last && !stored.includes(part));
  const { parts } = await ask(page, signed, 'POST', `/api/media/${media.id}/parts`, { parts: missing });
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<input type="file" id="journey-file" hidden>'));
  for (const { partNumber, size, url, headers } of parts) {
    const from = (partNumber - 1) * partBytes;
    await page.setInputFiles('#journey-file', { name: fileName, mimeType: 'video/mp4', buffer: file.subarray(from, from + size) });
    const status = await page.evaluate(
      async ({ address, fields }) => {
        const input = document.querySelector<HTMLInputElement>('#journey-file');
        return (await fetch(address, { method: 'PUT', headers: fields, body: input?.files?.[0] ?? null })).status;
      },
      { address: url, fields: headers },
    );
    if (status !== 200) throw new Error(`Part ${partNumber} was refused with ${status}.`);
  }
  return { mediaId: media.id, partCount, storedBefore: stored, sent: missing };
}
