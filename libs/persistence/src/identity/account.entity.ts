import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AgencyEntity } from '../organisations/agency.entity.js';
import { PersonEntity } from '../organisations/person.entity.js';

/** How a person signs in. Without a password hash the person can't. */
@Entity('accounts')
@Index('accounts_email', ['email'], { unique: true, where: 'email is not null' })
export class AccountEntity {
  @PrimaryColumn('uuid')
  @ForeignKey(() => PersonEntity, { onDelete: 'CASCADE' })
  personId!: string;

  @Column('uuid')
  @ForeignKey(() => AgencyEntity)
  agencyId!: string;

  @Column('text', { nullable: true })
  email!: string | null;

  /** The address of who has retired: free for others, taken back with the return. Null while `email` is there. */
  @Column('text', { nullable: true })
  closedEmail!: string | null;

  /** Argon2id, encoded with its parameters. */
  @Column('text', { nullable: true })
  passwordHash!: string | null;

  @Column('boolean', { default: true })
  mustChangePassword!: boolean;

  @Column('text', { default: 'id' })
  language!: 'id' | 'en';

  @Column('timestamptz', { default: () => 'now()' })
  updatedAt!: Date;
}
