import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { RunSessionEntity } from './run-session.entity.js';

/** What proves that somebody is in the room, and that a webinar's provider speaks. Apart from the session: who may read a session reads none of it. */
@Entity('session_secrets')
@Index(['hookCode'], { unique: true })
export class SessionSecretEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => RunSessionEntity)
  sessionId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  /** 32 random bytes; the room's codes are its HMAC over the time step. */
  @Column('bytea')
  roomSecret!: Buffer;

  /** Public code in the address at which the webinar's provider reports. */
  @Column('text')
  hookCode!: string;

  /** Key of the provider's signature. */
  @Column('text')
  hookSecret!: string;

  /** When the key was made that the provider signs with now; null as long as nobody was told one. */
  @Column('timestamptz', { nullable: true })
  hookKeyMadeAt!: Date | null;
}
