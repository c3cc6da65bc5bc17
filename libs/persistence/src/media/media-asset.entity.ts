import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { CourseEntity } from '../courses/course.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';

/** A file of a course: video, document or image. State machine in @sinau/domain/media. */
@Entity('media_assets')
@Index(['agencyId', 'courseId'])
@Index(['state', 'updatedAt'])
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

  /** Hex SHA-256 that the client states; the server computes its own and compares. */
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

  /** Multipart upload while uploading. */
  @Column('text', { nullable: true })
  uploadId!: string | null;

  @Column('integer', { nullable: true })
  partBytes!: number | null;

  /** What processing made: duration in ms, renditions, poster, playback kind. */
  @Column('jsonb', { nullable: true })
  result!: unknown;

  @Column('integer', { default: 1 })
  revision!: number;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt!: Date;
}
