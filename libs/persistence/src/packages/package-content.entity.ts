import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { PackageTakingEntity } from './package-taking.entity.js';

/**
 * What a taking will write, answer keys with it, until it is written. Authors put it here and no serving role can read it back:
 * the function that finishes a taking does.
 */
@Entity('package_contents')
export class PackageContentEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => PackageTakingEntity, { onDelete: 'CASCADE' })
  takingId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  @Column('jsonb')
  content!: unknown;
}
