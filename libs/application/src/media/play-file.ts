import { DomainError } from '@sinau/domain/core';
import { mayReadDraft } from '@sinau/domain/courses';
import type { PersonActor } from '@sinau/domain/identity';
import { toVtt } from '@sinau/media';
import { Database, type Transaction } from '@sinau/persistence/core';
import { courseById } from '@sinau/persistence/courses';
import { assetById, captionsOf, isEnrolled, replacedPackages, type MediaAsset, type ReplacedPackage } from '@sinau/persistence/media';
import { isNotFound, type ObjectStore } from '@sinau/storage';
import { Inject, Injectable } from '@nestjs/common';
import { OBJECT_STORE } from '../core/index.js';
import { fromStore, textOf } from './from-store.js';
import { packageTag, PlaybackTokens, type PlaybackGrant } from './playback-tokens.js';

/** What a request for a part of a playback is answered with. */
export type PlayAnswer = { readonly kind: 'text'; readonly contentType: string; readonly text: string } | { readonly kind: 'elsewhere'; readonly url: string };

/** A withdrawn or suspended person loses the video within five seconds (A04). */
const BELIEVED_MS = 5_000;
/** A segment is fetched at once; a whole file is read by ranges over minutes. */
const SEGMENT_SECONDS = 60;
const FILE_SECONDS = 600;
const KEPT = 2_000;

type Playable = { readonly asset: MediaAsset; readonly result: ReplacedPackage };

/** Playlists and captions through us, segments by an address at the store that ends after a minute. */
@Injectable()
export class PlayFile {
  private readonly believed = new Map<string, { readonly playable: Playable; readonly until: number }>();
  /** Playlists never change. */
  private readonly playlists = new Map<string, string>();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(PlaybackTokens) private readonly tokens: PlaybackTokens,
  ) {}

  /** Throws `not_found` when the token is not this session's, has ended, or its right is gone. */
  async run(actor: PersonActor, token: string, path: string): Promise<PlayAnswer> {
    const grant = this.tokens.read(token, new Date());
    if (!grant || grant.sessionId !== actor.sessionId) throw new DomainError('not_found');
    const captions = /^captions\/(id|en)\.vtt$/.exec(path)?.[1];
    const { asset, result } = await this.playable(actor, token, grant);
    if (captions !== undefined) return this.captions(actor, asset.id, captions);
    if (result.kind === 'progressive') return this.elsewhere(path === 'file' ? asset.objectKey : null, { expiresIn: FILE_SECONDS, contentType: result.contentType });
    const key = `${result.prefix}${path}`;
    return path.endsWith('.m3u8') ? this.playlist(key) : this.elsewhere(key, { expiresIn: SEGMENT_SECONDS });
  }

  private async playable(actor: PersonActor, token: string, grant: PlaybackGrant): Promise<Playable> {
    const known = this.believed.get(token);
    if (known && known.until > Date.now()) return known.playable;
    const playable = await this.database.transaction(actor, async (transaction) => {
      const asset = (await this.holds(transaction, actor, grant)) ? await assetById(transaction, grant.mediaId) : null;
      if (asset?.state.name !== 'ready' || !asset.result) throw new DomainError('not_found');
      return { asset, result: await this.granted(transaction, { ...asset, result: asset.result }, grant) };
    });
    remember(this.believed, token, { playable, until: Date.now() + BELIEVED_MS });
    return playable;
  }

  /** The package that the token was written for: the present one, or one that was replaced while somebody plays it. */
  private async granted(transaction: Transaction, { result, objectKey }: MediaAsset & { readonly result: ReplacedPackage }, grant: PlaybackGrant): Promise<ReplacedPackage> {
    const isGranted = ({ prefix }: ReplacedPackage): boolean => packageTag(prefix) === grant.packageTag;
    const found = isGranted(result) ? result : (await replacedPackages(transaction, objectKey)).find(isGranted);
    if (!found) throw new DomainError('not_found');
    return found;
  }

  private async holds(transaction: Transaction, actor: PersonActor, { right }: PlaybackGrant): Promise<boolean> {
    if (right.kind === 'enrolment') return isEnrolled(transaction, right.id, actor.personId);
    const course = await courseById(transaction, right.id);
    return course !== null && mayReadDraft(actor, course);
  }

  private async playlist(key: string): Promise<PlayAnswer> {
    const text = this.playlists.get(key) ?? (await this.load(key));
    remember(this.playlists, key, text);
    return { kind: 'text', contentType: 'application/vnd.apple.mpegurl', text };
  }

  private async load(key: string): Promise<string> {
    try {
      return await fromStore(textOf(this.store, key));
    } catch (error) {
      throw isNotFound(error) ? new DomainError('not_found') : error;
    }
  }

  private async captions(actor: PersonActor, mediaId: string, language: string): Promise<PlayAnswer> {
    const tracks = await this.database.transaction(actor, (transaction) => captionsOf(transaction, mediaId));
    const track = tracks.find((one) => one.language === language);
    if (!track) throw new DomainError('not_found');
    return { kind: 'text', contentType: 'text/vtt; charset=utf-8', text: toVtt(track.cues) };
  }

  private async elsewhere(key: string | null, options: { expiresIn: number; contentType?: string }): Promise<PlayAnswer> {
    if (key === null) throw new DomainError('not_found');
    return { kind: 'elsewhere', url: await this.store.presignGet(key, options) };
  }
}

/** Keeps the newest. */
function remember<T>(kept: Map<string, T>, key: string, value: T): void {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.size > KEPT ? kept.keys() : [];
  if (oldest !== undefined) kept.delete(oldest);
}
