import { personOf } from '@sinau/application/core';
import { PlayFile, ReadDocument, ReadPlayback, type PlayAnswer } from '@sinau/application/media';
import { mediaRoutes } from '@sinau/contracts/media';
import { Controller, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Call, Handles, Incoming } from '../http/handles.js';
import { RawReply } from '../http/raw-reply.js';

/** Less than what the address lives. */
const REDIRECTION_KEPT = 'private, max-age=30';

function elsewhere(reply: FastifyReply, url: string): RawReply {
  void reply.status(302).header('location', url).header('cache-control', REDIRECTION_KEPT);
  return new RawReply('');
}

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
  playback(@Incoming() { actor, params }: Call<typeof mediaRoutes.playback>) {
    return this.readPlayback.forLearner(personOf(actor), params);
  }

  @Handles(mediaRoutes.preview)
  preview(@Incoming() { actor, params }: Call<typeof mediaRoutes.preview>) {
    return this.readPlayback.forAuthor(personOf(actor), params.mediaId);
  }

  @Handles(mediaRoutes.lessonDocument)
  lessonDocument(@Incoming() { actor, params }: Call<typeof mediaRoutes.lessonDocument>) {
    return this.readDocument.forLearner(personOf(actor), params);
  }

  @Handles(mediaRoutes.document)
  document(@Incoming() { actor, params }: Call<typeof mediaRoutes.document>) {
    return this.readDocument.forAuthor(personOf(actor), params.mediaId);
  }

  @Handles(mediaRoutes.lessonImage)
  async lessonImage(@Incoming() { actor, params }: Call<typeof mediaRoutes.lessonImage>, @Res({ passthrough: true }) reply: FastifyReply) {
    return elsewhere(reply, await this.readDocument.imageForLearner(personOf(actor), params));
  }

  @Handles(mediaRoutes.image)
  async image(@Incoming() { actor, params }: Call<typeof mediaRoutes.image>, @Res({ passthrough: true }) reply: FastifyReply) {
    return elsewhere(reply, await this.readDocument.imageForAuthor(personOf(actor), params.mediaId));
  }

  @Handles(mediaRoutes.playFile)
  async file(@Incoming() { actor, params }: Call<typeof mediaRoutes.playFile>, @Res({ passthrough: true }) reply: FastifyReply) {
    return sent(reply, await this.playFile.run(personOf(actor), params.token, params.file));
  }

  @Handles(mediaRoutes.playPart)
  async part(@Incoming() { actor, params }: Call<typeof mediaRoutes.playPart>, @Res({ passthrough: true }) reply: FastifyReply) {
    return sent(reply, await this.playFile.run(personOf(actor), params.token, `${params.folder}/${params.file}`));
  }
}
