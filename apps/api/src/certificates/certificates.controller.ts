import { ReadCertificates, ReadOwnCertificates, RevokeCertificate } from '@sinau/application/certificates';
import { certificatesRoutes } from '@sinau/contracts/certificates';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Handles, type Call } from '../http/handles.js';
import { sendPdf, showLogo } from './send-file.js';

/** One's own certificates. */
@Controller()
export class OwnCertificatesController {
  constructor(@Inject(ReadOwnCertificates) private readonly own: ReadOwnCertificates) {}

  @Handles(certificatesRoutes.mine)
  async mine({ actor }: Call<typeof certificatesRoutes.mine>) {
    return { certificates: await this.own.list(actor) };
  }

  @Handles(certificatesRoutes.mineOne)
  mineOne({ actor, params }: Call<typeof certificatesRoutes.mineOne>) {
    return this.own.one(actor, params.certificateId);
  }

  @Handles(certificatesRoutes.minePdf)
  async minePdf({ actor, params }: Call<typeof certificatesRoutes.minePdf>, reply: FastifyReply) {
    return sendPdf(reply, await this.own.pdf(actor, params.certificateId));
  }

  @Handles(certificatesRoutes.mineLogo)
  async mineLogo({ actor, params }: Call<typeof certificatesRoutes.mineLogo>, reply: FastifyReply) {
    return showLogo(reply, await this.own.logo(actor, params.certificateId));
  }
}

/** The agency's certificates. */
@Controller()
export class CertificatesController {
  constructor(
    @Inject(ReadCertificates) private readonly certificates: ReadCertificates,
    @Inject(RevokeCertificate) private readonly revokeCertificate: RevokeCertificate,
  ) {}

  @Handles(certificatesRoutes.list)
  list({ actor, query }: Call<typeof certificatesRoutes.list>) {
    return this.certificates.list(actor, query);
  }

  @Handles(certificatesRoutes.one)
  one({ actor, params }: Call<typeof certificatesRoutes.one>) {
    return this.certificates.one(actor, params.certificateId);
  }

  @Handles(certificatesRoutes.onePdf)
  async onePdf({ actor, params }: Call<typeof certificatesRoutes.onePdf>, reply: FastifyReply) {
    return sendPdf(reply, await this.certificates.pdf(actor, params.certificateId));
  }

  @Handles(certificatesRoutes.oneLogo)
  async oneLogo({ actor, params }: Call<typeof certificatesRoutes.oneLogo>, reply: FastifyReply) {
    return showLogo(reply, await this.certificates.logo(actor, params.certificateId));
  }

  @Handles(certificatesRoutes.revoke)
  async revoke({ actor, params, body }: Call<typeof certificatesRoutes.revoke>) {
    await this.revokeCertificate.run(actor, params.certificateId, body);
    return this.certificates.one(actor, params.certificateId);
  }

  @Handles(certificatesRoutes.reissue)
  async reissue({ actor, params, body }: Call<typeof certificatesRoutes.reissue>) {
    await this.revokeCertificate.reissue(actor, params.certificateId, body);
    return this.certificates.one(actor, params.certificateId);
  }
}
