import type { SystemActor } from '@sinau/domain/identity';
import { Database } from '@sinau/persistence/core';
import { forgetMailSecret, mailsWithDeadSecret } from '@sinau/persistence/notifications';
import { Inject, Injectable } from '@nestjs/common';

/** Takes used and outdated reset links out of the mails that hold them. */
@Injectable()
export class ForgetMailSecrets {
  constructor(@Inject(Database) private readonly database: Database) {}

  find(actor: SystemActor): Promise<string[]> {
    return this.database.transaction(actor, (transaction) => mailsWithDeadSecret(transaction));
  }

  async run(actor: SystemActor, mailId: string): Promise<void> {
    await this.database.transaction(actor, (transaction) => forgetMailSecret(transaction, mailId));
  }
}
