import type { Role } from '@sinau/domain/identity';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';

@Entity('role_assignments')
@Index(['agencyId', 'personId'])
@Index('role_assignments_current', ['personId', 'role', 'scopeKind', 'scopeId'], { unique: true, where: 'valid_to is null' })
@Index('role_assignments_by_person', ['personId'])
export class RoleAssignmentEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => PersonEntity, { onDelete: 'CASCADE' })
  personId!: string;

  @Column('text')
  role!: Role;

  /** `unit` covers the subtree below the unit. */
  @Column('text')
  scopeKind!: 'platform' | 'agency' | 'unit' | 'course' | 'run';

  /** The agency for `platform` and `agency`; the unit, course or run otherwise. */
  @Column('uuid')
  scopeId!: string;

  @Column('date')
  validFrom!: string;

  @Column('date', { nullable: true })
  validTo!: string | null;
}
