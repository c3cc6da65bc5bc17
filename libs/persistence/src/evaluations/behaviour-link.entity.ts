import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { BehaviourDispatchEntity } from './behaviour-dispatch.entity.js';

/** A way in to answer, known by the SHA-256 of its code alone. The answer takes all links of its dispatch away. */
@Entity('behaviour_links')
@Index('behaviour_links_by_dispatch', ['dispatchId'])
export class BehaviourLinkEntity {
  @PrimaryColumn('bytea')
  codeHash!: Buffer;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  @Column('uuid')
  @ForeignKey(() => BehaviourDispatchEntity)
  dispatchId!: string;
}
