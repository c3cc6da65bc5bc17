import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { PackageTakingEntity } from './package-taking.entity.js';

/** A stored file that a taking copies: the original, and the folder that was made of a video. */
@Entity('package_files')
export class PackageFileEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => PackageTakingEntity, { onDelete: 'CASCADE' })
  takingId!: string;

  @PrimaryColumn('integer')
  position!: number;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  @Column('text')
  fromKey!: string;

  @Column('text')
  toKey!: string;

  /** Folders with their slash; null for a file that nothing was made of. */
  @Column('text', { nullable: true })
  fromFolder!: string | null;

  @Column('text', { nullable: true })
  toFolder!: string | null;

  @Column('bigint')
  bytes!: string;

  /** Over the digests of the parts, as it was checked when it was uploaded; null where only size and copy are compared. */
  @Column('text', { nullable: true })
  sha256!: string | null;

  @Column('integer', { nullable: true })
  partBytes!: number | null;

  @Column('text', { default: 'waiting' })
  state!: 'waiting' | 'done';
}
