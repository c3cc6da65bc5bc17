import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Counters shared by every door and every replica: `login:account:…`, `login:ip:…`, `verify:ip:…`. */
@Entity('rate_limits')
export class RateLimitEntity {
  @PrimaryColumn('text')
  bucket!: string;

  @Column('timestamptz')
  windowStart!: Date;

  @Column('integer')
  count!: number;

  @Column('timestamptz')
  @Index()
  expiresAt!: Date;
}
