import type { Logo, PdfFile } from '@sinau/application/certificates';
import type { FastifyReply } from 'fastify';
import { RawReply } from '../http/raw-reply.js';

/** A stored PDF as a download under its name. */
export function sendPdf(reply: FastifyReply, { body, bytes, disposition }: PdfFile): RawReply {
  reply.type('application/pdf').headers({ 'content-disposition': disposition, 'content-length': String(bytes) });
  return new RawReply(body);
}

/** A picture that somebody uploaded: shown, never run. */
export function showLogo(reply: FastifyReply, { bytes, contentType }: Logo): RawReply {
  reply.type(contentType).header('content-security-policy', "default-src 'none'; sandbox");
  return new RawReply(Buffer.from(bytes));
}

/** A PDF that was drawn just now, to look at. */
export function showPdf(reply: FastifyReply, pdf: Uint8Array): RawReply {
  reply.type('application/pdf').header('content-disposition', 'inline; filename="contoh.pdf"');
  return new RawReply(Buffer.from(pdf));
}
