import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import type { EvidenceKind } from '@sinau/domain/points';
import { PersonEntity } from '../organisations/person.entity.js';
import { RegulationEntity } from './regulation.entity.js';

/** Append-only. The JP total of a year is the fold of its entries; the same evidence never counts twice. */
@Entity('ledger_entries')
@Index(['evidenceKind', 'evidenceId', 'kind'], { unique: true })
@Index(['agencyId', 'personId', 'year'])
@Index('ledger_entries_by_person', ['personId'])
@Index('ledger_entries_by_rule', ['ruleId'])
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

  /** What was studied or attended; negative for a reversal. */
  @Column('integer')
  minutes!: number;

  /** The rule row by which minutes became JP; null where the JP were given with the evidence. */
  @Column('text', { nullable: true })
  @ForeignKey(() => RegulationEntity)
  ruleId!: string | null;

  @Column('text')
  evidenceKind!: EvidenceKind;

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
