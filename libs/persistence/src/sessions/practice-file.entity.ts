import type { PracticeFileState } from '@sinau/domain/sessions';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PracticeReportEntity } from './practice-report.entity.js';

/** A photo or document that shows the practice. */
@Entity('practice_files')
@Index('practice_files_by_report', ['reportId'])
export class PracticeFileEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => PracticeReportEntity)
  reportId!: string;

  @Column('text')
  fileName!: string;

  @Column('text')
  contentType!: string;

  @Column('integer')
  bytes!: number;

  @Column('text', { default: 'ready' })
  state!: PracticeFileState;

  @Column('timestamptz', { default: () => 'now()' })
  addedAt!: Date;

  @Column('timestamptz', { nullable: true })
  removedAt!: Date | null;
}
