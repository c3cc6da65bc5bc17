import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';

/** A signed-in device. Only the SHA-256 of its token is here, so that a dump lets no one in. */
@Entity('sessions')
export class SessionEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('bytea', { unique: true })
  tokenHash!: Buffer;

  @Column('uuid')
  @Index()
  @ForeignKey(() => PersonEntity, { onDelete: 'CASCADE' })
  personId!: string;

  /** The agency acted in: one's own, but for a platform administrator. */
  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  @Column('text')
  deviceLabel!: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { default: () => 'now()' })
  lastSeenAt!: Date;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;
}
