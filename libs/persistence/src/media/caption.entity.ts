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

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt!: Date;
}
