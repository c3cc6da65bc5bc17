import { personOf } from '@sinau/application/core';
import { ChangeCaptions, ListMedia, RetryProcessing } from '@sinau/application/media';
import { mediaRoutes } from '@sinau/contracts/media';
import { attachmentNamed } from '@sinau/storage';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Call, Handles } from '../http/handles.js';
import { RawReply } from '../http/raw-reply.js';

@Controller()
export class FilesController {
  constructor(
    @Inject(ListMedia) private readonly listMedia: ListMedia,
    @Inject(RetryProcessing) private readonly retryProcessing: RetryProcessing,
    @Inject(ChangeCaptions) private readonly changeCaptions: ChangeCaptions,
  ) {}

  @Handles(mediaRoutes.limits)
  limits({ actor }: Call<typeof mediaRoutes.limits>) {
    return this.listMedia.limits(personOf(actor));
  }

  @Handles(mediaRoutes.list)
  list({ actor, params, query }: Call<typeof mediaRoutes.list>) {
    return this.listMedia.run(personOf(actor), { ...params, ...query });
  }

  @Handles(mediaRoutes.media)
  one({ actor, params }: Call<typeof mediaRoutes.media>) {
    return this.listMedia.one(personOf(actor), params.mediaId);
  }

  @Handles(mediaRoutes.retry)
  retry({ actor, params }: Call<typeof mediaRoutes.retry>) {
    return this.retryProcessing.run(personOf(actor), params.mediaId);
  }

  @Handles(mediaRoutes.putCaptions)
  putCaptions({ actor, params, body }: Call<typeof mediaRoutes.putCaptions>) {
    return this.changeCaptions.put(personOf(actor), params, { fileName: body.fileName, bytes: Buffer.from(body.content, 'base64') });
  }

  @Handles(mediaRoutes.removeCaptions)
  removeCaptions({ actor, params }: Call<typeof mediaRoutes.removeCaptions>) {
    return this.changeCaptions.remove(personOf(actor), params);
  }

  @Handles(mediaRoutes.captions)
  async captions({ actor, params }: Call<typeof mediaRoutes.captions>, reply: FastifyReply) {
    const text = await this.changeCaptions.vtt(personOf(actor), params);
    void reply.type('text/vtt; charset=utf-8').header('content-disposition', attachmentNamed(`takarir-${params.language}.vtt`));
    return new RawReply(text);
  }
}
