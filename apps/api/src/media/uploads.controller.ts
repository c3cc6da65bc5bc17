import { personOf } from '@sinau/application/core';
import { BeginUpload, CompleteUpload, ReadUpload, RemoveMedia, SignParts } from '@sinau/application/media';
import { mediaRoutes } from '@sinau/contracts/media';
import { Controller, Inject } from '@nestjs/common';
import { type Call, Handles } from '../http/handles.js';

@Controller()
export class UploadsController {
  constructor(
    @Inject(BeginUpload) private readonly beginUpload: BeginUpload,
    @Inject(ReadUpload) private readonly readUpload: ReadUpload,
    @Inject(SignParts) private readonly signParts: SignParts,
    @Inject(CompleteUpload) private readonly completeUpload: CompleteUpload,
    @Inject(RemoveMedia) private readonly removeMedia: RemoveMedia,
  ) {}

  @Handles(mediaRoutes.begin)
  begin({ actor, params, body }: Call<typeof mediaRoutes.begin>) {
    return this.beginUpload.run(personOf(actor), { ...params, ...body });
  }

  @Handles(mediaRoutes.upload)
  upload({ actor, params }: Call<typeof mediaRoutes.upload>) {
    return this.readUpload.run(personOf(actor), params.mediaId);
  }

  @Handles(mediaRoutes.signParts)
  sign({ actor, params, body }: Call<typeof mediaRoutes.signParts>) {
    return this.signParts.run(personOf(actor), { ...params, ...body });
  }

  @Handles(mediaRoutes.complete)
  complete({ actor, params, body }: Call<typeof mediaRoutes.complete>) {
    return this.completeUpload.run(personOf(actor), { ...params, ...body });
  }

  @Handles(mediaRoutes.remove)
  remove({ actor, params }: Call<typeof mediaRoutes.remove>) {
    return this.removeMedia.run(personOf(actor), params.mediaId);
  }
}
