import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';

/** Next number per agency and year, taken under the row's lock in the issuing transaction. */
@Entity('certificate_counters')
export class CertificateCounterEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  @PrimaryColumn('integer')
  year!: number;

  @Column('integer')
  next!: number;
}
