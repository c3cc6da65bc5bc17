import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';

@Entity('notifications')
@Index(['personId', 'dedupe'], { unique: true })
@Index(['agencyId', 'personId', 'createdAt'])
export class NotificationEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => PersonEntity, { onDelete: 'CASCADE' })
  personId!: string;

  @Column('text')
  kind!: string;

  /** What the sentence needs. */
  @Column('jsonb')
  facts!: unknown;

  /** Path in the web app. */
  @Column('text', { nullable: true })
  link!: string | null;

  /** The same event tells a person once. */
  @Column('text')
  dedupe!: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  readAt!: Date | null;
}
