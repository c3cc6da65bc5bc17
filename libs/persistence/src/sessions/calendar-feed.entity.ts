import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';

/** The secret address of a person's calendar: only its hash is kept, and a new one ends the old. */
@Entity('calendar_feeds')
@Index(['codeHash'], { unique: true })
export class CalendarFeedEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => PersonEntity)
  personId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  @Column('bytea')
  codeHash!: Buffer;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
