import type { InvitationState } from '@sinau/domain/experts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { RunSessionEntity } from '../sessions/run-session.entity.js';
import { ExpertEntity } from './expert.entity.js';

/** Who is invited to speak at a session, and what became of it. */
@Entity('session_experts')
@Index('session_experts_by_expert', ['expertId'])
export class SessionExpertEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => RunSessionEntity)
  sessionId!: string;

  @PrimaryColumn('uuid')
  @ForeignKey(() => ExpertEntity)
  expertId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  @Column('text', { default: 'invited' })
  state!: InvitationState;

  @Column('text', { default: '' })
  topic!: string;

  @Column('timestamptz', { default: () => 'now()' })
  invitedAt!: Date;
}
