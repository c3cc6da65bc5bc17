import { Column, Entity, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';

/** Append-only chain per agency: each row holds SHA-256(previous hash ‖ row), made by a trigger (P01). */
@Entity('audit_entries')
@Index(['agencyId', 'position'], { unique: true })
@Index(['agencyId', 'subjectKind', 'subjectId'])
@Index(['agencyId', 'actorId'])
@Index('audit_entries_newest', ['agencyId', 'at', 'position'])
@Index('audit_entries_action', ['agencyId', 'action', 'at'])
export class AuditEntryEntity extends AgencyOwned {
  /** 1, 2, 3 … within the agency; set by the trigger. */
  @Column('bigint')
  position!: string;

  @Column('timestamptz', { default: () => 'now()' })
  at!: Date;

  @Column('uuid', { nullable: true })
  actorId!: string | null;

  /** Name at the time; `system:<job>` for the system. */
  @Column('text')
  actorName!: string;

  /** `person.suspended`, `certificate.revoked`, … */
  @Column('text')
  action!: string;

  @Column('text')
  subjectKind!: string;

  @Column('uuid', { nullable: true })
  subjectId!: string | null;

  @Column('jsonb')
  facts!: unknown;

  @Column('text', { nullable: true })
  requestId!: string | null;

  @Column('bytea', { nullable: true })
  previousHash!: Buffer | null;

  @Column('bytea')
  hash!: Buffer;
}
