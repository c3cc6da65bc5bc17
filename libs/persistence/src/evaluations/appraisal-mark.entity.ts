import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';

/** A person's mark in a period, imported from the agency's performance system. */
@Entity('appraisal_marks')
@Index('appraisal_marks_once', ['personId', 'period'], { unique: true })
@Index('appraisal_marks_by_importer', ['importedBy'])
export class AppraisalMarkEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  personId!: string;

  @Column('text')
  period!: string;

  @Column('date')
  startsOn!: string;

  @Column('date')
  endsOn!: string;

  /** 0 to 120. */
  @Column('numeric', { precision: 5, scale: 2 })
  mark!: string;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  importedBy!: string;

  @Column('timestamptz', { default: () => 'now()' })
  importedAt!: Date;
}
