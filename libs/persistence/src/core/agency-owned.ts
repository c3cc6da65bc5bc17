import { Column, ForeignKey, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';

/** Columns of every agency-owned table. Row-level security compares `agency_id` with the transaction's agency. */
export abstract class AgencyOwned {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;
}
