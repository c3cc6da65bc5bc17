import type { WorkingWeek } from '@sinau/domain/evaluations';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an agency may set about itself. */
export type AgencySettings = {
  /** `{sequence}`, `{year}`, `{month}` (roman) and `{code}` are filled in. */
  readonly certificateNumberPattern: string;
  /** Whether a video without captions keeps its course from being published; not, when left out. */
  readonly captionsRequired?: boolean;
  /** Fewer people than this are shown nowhere; the usual five, when left out. */
  readonly smallestGroup?: number;
  /** When reminders may go out; the usual five days, when left out. */
  readonly workingWeek?: WorkingWeek;
  /** Headings of the file of people by column, as last chosen. */
  readonly peopleFileHeadings?: Readonly<Record<string, string>>;
};

@Entity('agencies')
export class AgencyEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text')
  shortName!: string;

  @Column('text', { unique: true })
  code!: string;

  /** IANA name: Asia/Jakarta, Asia/Makassar, Asia/Jayapura. */
  @Column('text', { default: 'Asia/Jakarta' })
  timeZone!: string;

  @Column('jsonb')
  settings!: AgencySettings;

  /** Grows with each change: optimistic locking of the form. */
  @Column('integer', { default: 1 })
  revision!: number;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
