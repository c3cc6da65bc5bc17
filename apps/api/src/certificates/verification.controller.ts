import { VerifyCertificate, type Verification } from '@sinau/application/certificates';
import { certificatesRoutes } from '@sinau/contracts/certificates';
import { readPublicCode } from '@sinau/domain/certificates';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Handles, type Call } from '../http/handles.js';
import { RawReply } from '../http/raw-reply.js';
import { verificationAnswer, verificationForm } from './verification-page.js';
import { verificationStyleHash } from './verification.style.js';

const statuses: Readonly<Record<Verification['kind'], number>> = { found: 200, not_found: 404, limited: 429, unknown: 503 };
const RETRY_SECONDS = 30;

/** No script, no picture, no frame: a style and a form, nothing else. */
const policy = `default-src 'none'; style-src ${verificationStyleHash}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

function describe(reply: FastifyReply, status: number): void {
  reply.status(status).type('text/html; charset=utf-8').headers({
    'cache-control': 'no-store', 'content-security-policy': policy, 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'no-referrer',
  });
}

/** The public page behind the QR code: server-made HTML, for people without an account. */
@Controller()
export class VerificationController {
  constructor(@Inject(VerifyCertificate) private readonly verifyCertificate: VerifyCertificate) {}

  @Handles(certificatesRoutes.verifyForm)
  form({ query, request }: Call<typeof certificatesRoutes.verifyForm>, reply: FastifyReply): RawReply {
    const language = query.bahasa ?? request.sinau.language;
    const typed = query.kode?.trim() ?? '';
    const code = readPublicCode(typed);
    describe(reply, code === null ? 200 : 303);
    if (code !== null) reply.header('location', `/verifikasi/${code}?bahasa=${language}`);
    return new RawReply(verificationForm(language, typed === '' || code !== null ? null : typed));
  }

  @Handles(certificatesRoutes.verify)
  async verify({ params, query, request }: Call<typeof certificatesRoutes.verify>, reply: FastifyReply): Promise<RawReply> {
    const verification = await this.verifyCertificate.run(params.code, request.ip);
    describe(reply, statuses[verification.kind]);
    if (verification.kind === 'limited') reply.header('retry-after', String(verification.seconds));
    if (verification.kind === 'unknown') reply.header('retry-after', String(RETRY_SECONDS));
    return new RawReply(verificationAnswer(verification, { language: query.bahasa ?? request.sinau.language, typed: params.code, now: new Date() }));
  }
}
