import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Legal numbers are dated rows, never constants. */
@Entity('regulations')
export class RegulationEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  regulation!: string;

  @Column('text')
  article!: string;

  @Column('date')
  validFrom!: string;

  @Column('date', { nullable: true })
  validTo!: string | null;

  @Column('jsonb')
  parameters!: unknown;

  @Column('text')
  source!: string;

  @Column('text', { nullable: true })
  verifiedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  verifiedAt!: Date | null;
}
