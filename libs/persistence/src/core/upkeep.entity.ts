import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When an operator's command last ended well. Written by the tables' owner alone. */
@Entity('upkeep')
export class UpkeepEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'upkeep_pkey' })
  kind!: 'backup' | 'verify';

  @Column('timestamptz', { default: () => 'now()' })
  at!: Date;

  /** What a verification found; 0 is well. */
  @Column('integer', { default: 0 })
  findings!: number;
}
