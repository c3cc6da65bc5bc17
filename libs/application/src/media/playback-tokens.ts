import { Inject, Injectable } from '@nestjs/common';
import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { MediaSettings } from './media-settings.js';

/** By what right a file is played: an enrolment, or the work on its course. */
export type PlaybackRight = { readonly kind: 'enrolment' | 'course'; readonly id: string };
export type PlaybackGrant = {
  readonly mediaId: string;
  readonly sessionId: string;
  readonly right: PlaybackRight;
  /** What was playable when the token was written: a better package that comes later has other names in it. */
  readonly packageTag: string;
  readonly expiresAt: Date;
};

/** A token outlives the longest sitting; each of its uses asks for the session and the right anew. */
export const TOKEN_HOURS = 6;

const TAG_BYTES = 8;
const BODY_BYTES = 53 + TAG_BYTES;
const MAC_BYTES = 16;
const rights = ['enrolment', 'course'] as const;

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const idOf = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Stands for a package's prefix in tokens. */
export const packageTag = (prefix: string): string => createHash('sha256').update(prefix).digest().subarray(0, TAG_BYTES).toString('hex');

/** Tokens in addresses of playlists and segments. Worth nothing without the session that they were made for. */
@Injectable()
export class PlaybackTokens {
  private readonly key: Buffer;

  constructor(@Inject(MediaSettings) settings: MediaSettings) {
    this.key = Buffer.from(hkdfSync('sha256', settings.playbackSecret, '', 'sinau playback', 32));
  }

  /** 103 characters of base64url. */
  write({ mediaId, sessionId, right, packageTag: tag, expiresAt }: PlaybackGrant): string {
    const end = Buffer.alloc(5);
    end.writeUInt8(rights.indexOf(right.kind));
    end.writeUInt32BE(Math.floor(expiresAt.getTime() / 1000), 1);
    const body = Buffer.concat([bytesOf(mediaId), bytesOf(sessionId), bytesOf(right.id), end, Buffer.from(tag, 'hex')]);
    return Buffer.concat([body, this.mac(body)]).toString('base64url');
  }

  /** Null for what is none of ours, and after its end. */
  read(token: string, now: Date): PlaybackGrant | null {
    const bytes = Buffer.from(token, 'base64url');
    if (bytes.length !== BODY_BYTES + MAC_BYTES) return null;
    const body = bytes.subarray(0, BODY_BYTES);
    if (!timingSafeEqual(this.mac(body), bytes.subarray(BODY_BYTES))) return null;
    const expiresAt = new Date(body.readUInt32BE(49) * 1000);
    const kind = rights[body.readUInt8(48)];
    if (kind === undefined || expiresAt <= now) return null;
    return { mediaId: idOf(body.subarray(0, 16)), sessionId: idOf(body.subarray(16, 32)), right: { kind, id: idOf(body.subarray(32, 48)) }, packageTag: body.subarray(53).toString('hex'), expiresAt };
  }

  private mac(body: Buffer): Buffer {
    return createHmac('sha256', this.key).update(body).digest().subarray(0, MAC_BYTES);
  }
}
