import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';

@Entity('units')
@Index(['agencyId', 'code'], { unique: true })
@Index(['agencyId', 'parentId'])
export class UnitEntity extends AgencyOwned {
  @Column('uuid', { nullable: true })
  @ForeignKey(() => UnitEntity)
  parentId!: string | null;

  @Column('text')
  name!: string;

  @Column('text')
  code!: string;

  @Column('timestamptz', { nullable: true })
  closedAt!: Date | null;
}
