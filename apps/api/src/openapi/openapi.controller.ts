import { openapiRoutes } from '@sinau/contracts/openapi';
import { routeTables } from '@sinau/contracts/routes';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Handles, type Call } from '../http/handles.js';
import { RawReply } from '../http/raw-reply.js';
import { API_OPTIONS, type ApiOptions } from '../platform/api-options.js';
import { openapiDocument } from './document.js';
import { openapiPage, pagePolicy } from './page.js';

/** Both are made at the first visit and kept: they change with the build only. */
@Controller()
export class OpenapiController {
  private json: string | null = null;
  private html: string | null = null;

  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {}

  @Handles(openapiRoutes.document)
  document(_call: Call<typeof openapiRoutes.document>, reply: FastifyReply) {
    this.json ??= JSON.stringify(this.made());
    void reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache');
    return new RawReply(this.json);
  }

  @Handles(openapiRoutes.page)
  page(_call: Call<typeof openapiRoutes.page>, reply: FastifyReply) {
    this.html ??= openapiPage(this.made());
    void reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').header('content-security-policy', pagePolicy).header('referrer-policy', 'same-origin');
    return new RawReply(this.html);
  }

  private made() {
    return openapiDocument(routeTables, this.options.publicUrl);
  }
}
