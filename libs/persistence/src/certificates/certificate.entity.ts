import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { EnrolmentEntity } from '../enrolments/enrolment.entity.js';
import { RunEntity } from '../enrolments/run.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';

/** Issued columns are frozen: the serving role may update none of them, a trigger guards the rest. */
@Entity('certificates')
@Index('certificates_one_valid', ['runId', 'personId'], { unique: true, where: "state = 'valid'" })
@Index(['agencyId', 'number'], { unique: true })
@Index(['agencyId', 'personId'])
@Index(['agencyId', 'issuedAt', 'id'])
@Index('certificates_unprinted', ['issuedAt'], { where: "pdf_state = 'pending'" })
@Index('certificates_to_replace', ['enrolmentId'], { where: "revoked_class = 'replaced' or reissue_asked_at is not null" })
@Index('certificates_by_person', ['personId'])
@Index('certificates_revoked_by', ['revokedBy'], { where: 'revoked_by is not null' })
export class CertificateEntity extends AgencyOwned {
  @Column('uuid')
  @Index()
  @ForeignKey(() => EnrolmentEntity)
  enrolmentId!: string;

  @Column('uuid')
  @ForeignKey(() => RunEntity)
  runId!: string;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  personId!: string;

  /** Public, 128 random bits. */
  @Column('text', { unique: true })
  code!: string;

  @Column('text')
  number!: string;

  @Column('text', { default: 'valid' })
  state!: 'valid' | 'revoked';

  /** Everything printed, frozen at issue: `CertificateSnapshot` of @sinau/domain/certificates. */
  @Column('jsonb')
  snapshot!: unknown;

  @Column('text', { default: 'pending' })
  pdfState!: 'pending' | 'ready';

  @Column('text', { nullable: true })
  pdfSha256!: string | null;

  @Column('integer', { nullable: true })
  pdfBytes!: number | null;

  @Column('timestamptz', { default: () => 'now()' })
  issuedAt!: Date;

  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  revokedBy!: string | null;

  @Column('text', { nullable: true })
  revokedReason!: string | null;

  /** Shown publicly: `data_error`, `not_entitled`, `replaced`, `other`. */
  @Column('text', { nullable: true })
  revokedClass!: string | null;

  /** When an administrator asked to issue again after it was revoked; set once. */
  @Column('timestamptz', { nullable: true })
  reissueAskedAt!: Date | null;

  /** The certificate that this one replaces. */
  @Column('uuid', { nullable: true })
  @Index()
  @ForeignKey(() => CertificateEntity)
  replacesId!: string | null;
}
