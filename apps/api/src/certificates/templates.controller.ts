import { ManageLogo, ManageTemplates, PreviewCertificate } from '@sinau/application/certificates';
import { certificatesRoutes } from '@sinau/contracts/certificates';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Handles, type Call } from '../http/handles.js';
import { showLogo, showPdf } from './send-file.js';

/** Templates, their logos and previews, and the agency's numbering. */
@Controller()
export class TemplatesController {
  constructor(
    @Inject(ManageTemplates) private readonly templates: ManageTemplates,
    @Inject(ManageLogo) private readonly logos: ManageLogo,
    @Inject(PreviewCertificate) private readonly previews: PreviewCertificate,
  ) {}

  @Handles(certificatesRoutes.templates)
  async list({ actor }: Call<typeof certificatesRoutes.templates>) {
    return { templates: await this.templates.list(actor) };
  }

  @Handles(certificatesRoutes.template)
  one({ actor, params }: Call<typeof certificatesRoutes.template>) {
    return this.templates.one(actor, params.templateId);
  }

  @Handles(certificatesRoutes.addTemplate)
  add({ actor, body }: Call<typeof certificatesRoutes.addTemplate>) {
    return this.templates.add(actor, body);
  }

  @Handles(certificatesRoutes.saveTemplate)
  save({ actor, params, body }: Call<typeof certificatesRoutes.saveTemplate>) {
    return this.templates.save(actor, params.templateId, body);
  }

  @Handles(certificatesRoutes.removeTemplate)
  remove({ actor, params }: Call<typeof certificatesRoutes.removeTemplate>) {
    return this.templates.remove(actor, params.templateId);
  }

  @Handles(certificatesRoutes.makeDefault)
  makeDefault({ actor, params }: Call<typeof certificatesRoutes.makeDefault>) {
    return this.templates.makeDefault(actor, params.templateId);
  }

  @Handles(certificatesRoutes.setLogo)
  setLogo({ actor, params, body }: Call<typeof certificatesRoutes.setLogo>) {
    const { revision, base64 } = body;
    return this.logos.set(actor, params.templateId, { revision, bytes: base64 === null ? null : Buffer.from(base64, 'base64') });
  }

  @Handles(certificatesRoutes.logo)
  async logo({ actor, params }: Call<typeof certificatesRoutes.logo>, reply: FastifyReply) {
    return showLogo(reply, await this.logos.read(actor, params.templateId));
  }

  @Handles(certificatesRoutes.preview)
  async preview({ actor, body }: Call<typeof certificatesRoutes.preview>, reply: FastifyReply) {
    return showPdf(reply, await this.previews.template(actor, body));
  }

  @Handles(certificatesRoutes.numbering)
  numbering({ actor }: Call<typeof certificatesRoutes.numbering>) {
    return this.templates.numbering(actor);
  }

  @Handles(certificatesRoutes.setNumbering)
  setNumbering({ actor, body }: Call<typeof certificatesRoutes.setNumbering>) {
    return this.templates.setNumbering(actor, body.pattern);
  }
}
