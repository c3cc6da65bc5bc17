import { Column, Entity, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';

@Entity('people')
@Index(['agencyId', 'fullName', 'id'])
@Index('people_words', { synchronize: false })
export class PersonEntity extends AgencyOwned {
  @Column('text')
  fullName!: string;

  @Column('text', { nullable: true })
  birthPlace!: string | null;

  @Column('date', { nullable: true })
  birthDate!: string | null;

  @Column('text', { default: 'active' })
  state!: 'active' | 'suspended';

  /** Grows with each change: optimistic locking of the form. */
  @Column('integer', { default: 1 })
  revision!: number;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt!: Date;
}
