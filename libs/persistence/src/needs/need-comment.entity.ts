import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';
import { NeedEntity } from './need.entity.js';

/** What a stakeholder says about a need, of its own agency or an invited one. Frozen when written. */
@Entity('need_comments')
@Index('need_comments_by_need', ['needId', 'createdAt'])
export class NeedCommentEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'need_comments_pkey' })
  id!: string;

  /** The agency whose need it is. */
  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  @Column('uuid')
  @ForeignKey(() => NeedEntity)
  needId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  authorAgencyId!: string;

  @Column('text')
  authorAgencyName!: string;

  @Column('uuid')
  @ForeignKey(() => PersonEntity)
  authorId!: string;

  @Column('text')
  authorName!: string;

  @Column('text')
  body!: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
