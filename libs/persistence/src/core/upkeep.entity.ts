import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When an operator's command last ended well, and the nightly look at the audit. Written by the tables' owner, and for `audit` by a function. */
@Entity('upkeep')
export class UpkeepEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'upkeep_pkey' })
  kind!: 'backup' | 'verify' | 'audit';

  @Column('timestamptz', { default: () => 'now()' })
  at!: Date;

  /** What a verification found; 0 is well. */
  @Column('integer', { default: 0 })
  findings!: number;
}
