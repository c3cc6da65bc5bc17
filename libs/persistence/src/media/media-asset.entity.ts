import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { CourseEntity } from '../courses/course.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';

/** A file of a course: video, document or image. State machine in @sinau/domain/media. */
@Entity('media_assets')
@Index(['agencyId', 'courseId'])
@Index(['state', 'updatedAt'])
@Index('IDX_media_assets_object_key', ['objectKey'])
@Index('media_assets_one_upload', ['courseId', 'createdBy', 'kind', 'fingerprint'], { unique: true, where: `state = 'uploading'` })
@Index('media_assets_by_person', ['createdBy'])
@Index('media_assets_wanted_ladders', ['agencyId', 'createdAt', 'id'], { where: `ladder = 'wanted'` })
export class MediaAssetEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => CourseEntity, { onDelete: 'CASCADE' })
  courseId!: string;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  createdBy!: string;

  @Column('text')
  kind!: 'video' | 'document' | 'image';

  @Column('text')
  fileName!: string;

  @Column('text')
  contentType!: string;

  @Column('bigint')
  bytes!: string;

  /** Hex SHA-256 over the SHA-256 digests of the parts, that the client states; the server computes its own and compares. */
  @Column('text', { nullable: true })
  sha256!: string | null;

  @Column('text')
  state!: 'uploading' | 'queued' | 'processing' | 'ready' | 'failed' | 'deleted';

  /** 0–100 while processing. */
  @Column('smallint', { default: 0 })
  progress!: number;

  /** Code of the error catalogue when failed. */
  @Column('text', { nullable: true })
  failure!: string | null;

  /** The original's key in the object store; derived files stand beside it. */
  @Column('text')
  objectKey!: string;

  /** By which a client that lost its memory finds its unfinished upload. */
  @Column('text', { nullable: true })
  fingerprint!: string | null;

  /** Multipart upload while uploading. */
  @Column('text', { nullable: true })
  uploadId!: string | null;

  @Column('integer', { nullable: true })
  partBytes!: number | null;

  /** What processing made: duration in ms, renditions, poster, playback kind. */
  @Column('jsonb', { nullable: true })
  result!: unknown;

  /** Of a ready video: whether its qualities were made, are wanted (it was repackaged where no ffmpeg was), or can't be made. */
  @Column('text', { nullable: true })
  ladder!: 'made' | 'wanted' | 'given_up' | null;

  /** 0–100 while the wanted qualities are being made. */
  @Column('smallint', { nullable: true })
  ladderProgress!: number | null;

  @Column('integer', { default: 1 })
  revision!: number;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt!: Date;
}
