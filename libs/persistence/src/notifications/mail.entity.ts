import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';

/** A mail that must go out, or has. Without SMTP it stays readable in the outbox screen. */
@Entity('mails')
@Index(['createdAt', 'id'])
@Index('mails_with_secret', { synchronize: false })
export class MailEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { nullable: true })
  @Index()
  @ForeignKey(() => AgencyEntity)
  agencyId!: string | null;

  @Column('text')
  toAddress!: string;

  @Column('text')
  template!: string;

  @Column('text')
  language!: 'id' | 'en';

  @Column('jsonb')
  facts!: unknown;

  @Column('text', { unique: true })
  dedupe!: string;

  @Column('text', { default: 'pending' })
  state!: 'pending' | 'sent' | 'failed';

  @Column('text', { nullable: true })
  failure!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  sentAt!: Date | null;
}
