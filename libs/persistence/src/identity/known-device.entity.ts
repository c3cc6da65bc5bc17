import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonEntity } from '../organisations/person.entity.js';

/** A device that signed in before: a stranger's wrong guesses can't lock its owner out. */
@Entity('known_devices')
export class KnownDeviceEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => PersonEntity, { onDelete: 'CASCADE' })
  personId!: string;

  @PrimaryColumn('bytea')
  deviceHash!: Buffer;

  @Column('timestamptz', { default: () => 'now()' })
  lastUsedAt!: Date;
}
