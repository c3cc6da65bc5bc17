import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from './person.entity.js';
import { UnitEntity } from './unit.entity.js';

/** A dated post: position, rank and unit. One current definitive appointment per person. */
@Entity('appointments')
@Index(['agencyId', 'personId'])
@Index(['agencyId', 'unitId'])
@Index('appointments_current', ['personId'], { unique: true, where: "valid_to is null and assignment_kind = 'definitive'" })
@Index('appointments_by_person', ['personId'])
export class AppointmentEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => PersonEntity, { onDelete: 'CASCADE' })
  personId!: string;

  @Column('uuid')
  @ForeignKey(() => UnitEntity)
  unitId!: string;

  @Column('text')
  positionTitle!: string;

  /** docs/domain.md, kinds of jabatan: `pelaksana`, `ahli_muda`, … */
  @Column('text')
  positionKind!: string;

  /** Golongan: `III/d`, or `IX` for a PPPK. */
  @Column('text', { nullable: true })
  rank!: string | null;

  @Column('text', { default: 'definitive' })
  assignmentKind!: 'definitive' | 'plt' | 'plh' | 'pj' | 'additional';

  @Column('date')
  validFrom!: string;

  @Column('date', { nullable: true })
  validTo!: string | null;
}
