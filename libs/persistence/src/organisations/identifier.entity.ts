import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from './person.entity.js';

/** A dated number of a person. It changes (a PPPK's with each contract elsewhere), so it is never a key. */
@Entity('identifiers')
@Index(['agencyId', 'personId'])
@Index('identifiers_current', ['kind', 'value'], { unique: true, where: 'valid_to is null' })
@Index('identifiers_by_person', ['personId'])
@Index('identifiers_by_value', ['agencyId', 'value'])
export class IdentifierEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => PersonEntity, { onDelete: 'CASCADE' })
  personId!: string;

  @Column('text')
  kind!: 'nip' | 'ni_pppk';

  @Column('text')
  value!: string;

  @Column('date')
  validFrom!: string;

  @Column('date', { nullable: true })
  validTo!: string | null;
}
