import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { MediaAssetEntity } from './media-asset.entity.js';

@Entity('captions')
@Index(['mediaId', 'language'], { unique: true })
export class CaptionEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => MediaAssetEntity, { onDelete: 'CASCADE' })
  mediaId!: string;

  @Column('text')
  language!: 'id' | 'en';

  /** `{ startMs, endMs, text }[]` */
  @Column('jsonb')
  cues!: unknown;

  @Column('text')
  fileName!: string;

  /** MD5 of the cues as they came in a package; null where they were written here. */
  @Column('text', { nullable: true })
  takenHash!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt!: Date;
}
