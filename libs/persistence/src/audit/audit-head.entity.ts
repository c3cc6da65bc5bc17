import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where an agency's audit chain ends, written by a trigger: what is cut off its end is missed here (P01). */
@Entity('audit_heads')
export class AuditHeadEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'audit_heads_pkey' })
  agencyId!: string;

  @Column('bigint')
  position!: string;

  @Column('bytea')
  hash!: Buffer;
}
