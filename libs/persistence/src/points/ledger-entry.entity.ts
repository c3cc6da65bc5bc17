import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';

/** Append-only. The JP total of a year is the fold of its entries; the same evidence never counts twice. */
@Entity('ledger_entries')
@Index(['evidenceKind', 'evidenceId', 'kind'], { unique: true })
@Index(['agencyId', 'personId', 'year'])
@Index('ledger_entries_by_person', ['personId'])
export class LedgerEntryEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  personId!: string;

  /** Calendar year in the agency's zone. */
  @Column('integer')
  year!: number;

  @Column('text')
  kind!: 'award' | 'reversal';

  /** JP; negative for a reversal. */
  @Column('numeric', { precision: 6, scale: 1 })
  hours!: string;

  @Column('text')
  evidenceKind!: 'certificate';

  @Column('uuid')
  evidenceId!: string;

  @Column('text')
  title!: string;

  @Column('text')
  competencyClass!: string;

  @Column('integer')
  activityKind!: number;

  @Column('timestamptz', { default: () => 'now()' })
  recordedAt!: Date;
}
