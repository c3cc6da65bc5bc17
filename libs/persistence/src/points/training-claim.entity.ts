import type { ClaimState } from '@sinau/domain/points';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { AgencyOwned } from '../core/agency-owned.js';
import { PersonEntity } from '../organisations/person.entity.js';

/** Training elsewhere that a person wants to be counted; its JP are counted by its own id, once. */
@Entity('training_claims')
@Index(['agencyId', 'state', 'submittedAt', 'id'])
@Index(['personId', 'endsOn'])
@Index('training_claims_by_number', ['agencyId', 'comparableNumber'])
@Index('training_claims_by_file', ['agencyId', 'fileSha256'])
@Index('training_claims_file_counts_once', ['personId', 'fileSha256'], { unique: true, where: "state = 'accepted' and not known_double" })
@Index('training_claims_by_decider', ['decidedBy'])
export class TrainingClaimEntity extends AgencyOwned {
  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  personId!: string;

  @Column('text')
  title!: string;

  @Column('text')
  organiser!: string;

  /** As printed on the certificate. */
  @Column('text', { nullable: true })
  certificateNumber!: string | null;

  /** Letters and digits alone, in capitals. */
  @Column('text', { nullable: true })
  comparableNumber!: string | null;

  @Column('date')
  startsOn!: string;

  /** Its year is the year in which the JP count. */
  @Column('date')
  endsOn!: string;

  @Column('numeric', { precision: 5, scale: 1 })
  hoursClaimed!: string;

  /** JP that the verifier counts. */
  @Column('numeric', { precision: 5, scale: 1, nullable: true })
  hoursAccepted!: string | null;

  @Column('integer')
  activityKind!: number;

  @Column('text')
  competencyClass!: string;

  @Column('text')
  fileName!: string;

  /** By its content. */
  @Column('text')
  fileType!: string;

  @Column('integer')
  fileBytes!: number;

  @Column('text')
  fileSha256!: string;

  @Column('text', { default: 'submitted' })
  state!: ClaimState;

  /** The verifier's words to the learner. */
  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  submittedAt!: Date;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => PersonEntity)
  decidedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;

  /** When the ledger got its entry. */
  @Column('timestamptz', { nullable: true })
  awardedAt!: Date | null;

  /** Accepted although its file was before, in times when nothing refused that. */
  @Column('boolean', { default: false })
  knownDouble!: boolean;

  @Column('integer', { default: 1 })
  revision!: number;
}
