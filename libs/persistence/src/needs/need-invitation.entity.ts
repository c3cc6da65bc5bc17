import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { NeedEntity } from './need.entity.js';

/** Lets another agency read a need's figures and comment on it: one agency, one use of the code. */
@Entity('need_invitations')
@Index('need_invitations_by_code', ['codeHash'], { unique: true })
@Index('need_invitations_by_need', ['needId'])
@Index('need_invitations_by_guest', ['guestAgencyId', 'acceptedAt'])
export class NeedInvitationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'need_invitations_pkey' })
  id!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  @Column('uuid')
  @ForeignKey(() => NeedEntity)
  needId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  guestAgencyId!: string;

  /** SHA-256: the code itself is known to who was given it. */
  @Column('bytea')
  codeHash!: Buffer;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  createdBy!: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  acceptedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  acceptedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  withdrawnAt!: Date | null;
}
