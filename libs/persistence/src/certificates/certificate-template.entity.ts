import { Column, Entity, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';

@Entity('certificate_templates')
@Index(['agencyId', 'name'], { unique: true })
export class CertificateTemplateEntity extends AgencyOwned {
  @Column('text')
  name!: string;

  /** Title, wording, signatories, issue place: `CertificateTemplate` of @sinau/domain/certificates. */
  @Column('jsonb')
  content!: unknown;

  @Column('text', { nullable: true })
  logoKey!: string | null;

  @Column('boolean', { default: false })
  isDefault!: boolean;

  @Column('integer', { default: 1 })
  revision!: number;

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt!: Date;
}
