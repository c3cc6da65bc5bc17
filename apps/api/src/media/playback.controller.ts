import { personOf } from '@sinau/application/core';
import { PlayFile, ReadDocument, ReadPlayback, type PlayAnswer } from '@sinau/application/media';
import { mediaRoutes } from '@sinau/contracts/media';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { elsewhere } from '../http/elsewhere.js';
import { type Call, Handles } from '../http/handles.js';
import { RawReply } from '../http/raw-reply.js';

function sent(reply: FastifyReply, answer: PlayAnswer): RawReply {
  if (answer.kind === 'elsewhere') return elsewhere(reply, answer.url);
  void reply.type(answer.contentType);
  return new RawReply(answer.text);
}

@Controller()
export class PlaybackController {
  constructor(
    @Inject(ReadPlayback) private readonly readPlayback: ReadPlayback,
    @Inject(ReadDocument) private readonly readDocument: ReadDocument,
    @Inject(PlayFile) private readonly playFile: PlayFile,
  ) {}

  @Handles(mediaRoutes.playback)
  playback({ actor, params }: Call<typeof mediaRoutes.playback>) {
    return this.readPlayback.forLearner(personOf(actor), params);
  }

  @Handles(mediaRoutes.preview)
  preview({ actor, params }: Call<typeof mediaRoutes.preview>) {
    return this.readPlayback.forAuthor(personOf(actor), params.mediaId);
  }

  @Handles(mediaRoutes.lessonDocument)
  lessonDocument({ actor, params }: Call<typeof mediaRoutes.lessonDocument>) {
    return this.readDocument.forLearner(personOf(actor), params);
  }

  @Handles(mediaRoutes.document)
  document({ actor, params }: Call<typeof mediaRoutes.document>) {
    return this.readDocument.forAuthor(personOf(actor), params.mediaId);
  }

  @Handles(mediaRoutes.lessonImage)
  async lessonImage({ actor, params }: Call<typeof mediaRoutes.lessonImage>, reply: FastifyReply) {
    return elsewhere(reply, await this.readDocument.imageForLearner(personOf(actor), params));
  }

  @Handles(mediaRoutes.image)
  async image({ actor, params }: Call<typeof mediaRoutes.image>, reply: FastifyReply) {
    return elsewhere(reply, await this.readDocument.imageForAuthor(personOf(actor), params.mediaId));
  }

  @Handles(mediaRoutes.playFile)
  async file({ actor, params }: Call<typeof mediaRoutes.playFile>, reply: FastifyReply) {
    return sent(reply, await this.playFile.run(personOf(actor), params.token, params.file));
  }

  @Handles(mediaRoutes.playPart)
  async part({ actor, params }: Call<typeof mediaRoutes.playPart>, reply: FastifyReply) {
    return sent(reply, await this.playFile.run(personOf(actor), params.token, `${params.folder}/${params.file}`));
  }
}
