import { sendRecord } from '@sinau/contracts/jobs';
import type { SystemActor } from '@sinau/domain/identity';
import { afterTry, type DeliveryReply } from '@sinau/domain/points';
import { Database, enqueue, newId } from '@sinau/persistence/core';
import {
  dueDeliveries, holdDelivery, keepDelivery, recordDoorway, settleDelivery, untoldAwards, type CareerAward, type Doorway, type HeldDelivery, type Settlement,
} from '@sinau/persistence/points';
import { Inject, Injectable } from '@nestjs/common';
import { recordOf } from './career-exports.js';
import { RecordClient } from './record-client.js';

/** Longer than a question and a telling may take together: a worker that still lives has ended by then. */
const LEASE_SECONDS = 60;
const AT_ONCE = 200;

/**
 * Tells the receiving service of awards, each once. Its id goes along as idempotency key; whoever takes over from a try
 * whose end is unknown first asks what the service recorded under it, and sends only when it has nothing.
 */
@Injectable()
export class SendRecord {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RecordClient) private readonly client: Pick<RecordClient, 'ask' | 'tell'>,
  ) {}

  /** Awards that stand and are not on their way; none while sending is switched off. */
  async untold(actor: SystemActor): Promise<readonly CareerAward[]> {
    const doorway = await recordDoorway(this.database, actor, actor.agencyId);
    return doorway === null ? [] : untoldAwards(this.database, actor, actor.agencyId, doorway.sinceYear, AT_ONCE);
  }

  /** Puts an award on its way, once. */
  begin(actor: SystemActor, award: CareerAward): Promise<void> {
    return this.database.transaction(actor, async (transaction) => {
      const deliveryId = newId();
      const { personId, year, evidenceKind, evidenceId } = award;
      if (await keepDelivery(transaction, { id: deliveryId, personId, year, evidenceKind, evidenceId, record: recordOf(award) })) {
        await enqueue(transaction, sendRecord, { agencyId: transaction.agencyId, deliveryId });
      }
    });
  }

  /** Deliveries whose next try is due, or whose worker died. */
  due(actor: SystemActor): Promise<string[]> {
    return dueDeliveries(this.database, actor, actor.agencyId);
  }

  /** One try. A delivery that another holds, that is done, or whose time has not come is left alone. */
  async run(actor: SystemActor, deliveryId: string): Promise<void> {
    const doorway = await recordDoorway(this.database, actor, actor.agencyId);
    if (doorway === null) return;
    const held = await this.database.transaction(actor, (transaction) => holdDelivery(transaction, deliveryId, LEASE_SECONDS));
    if (held === null) return;
    const settlement = settled(held, await this.told(doorway, deliveryId, held));
    await this.database.transaction(actor, (transaction) => settleDelivery(transaction, deliveryId, held.attempts, settlement));
  }

  /** Null when there is nothing left to tell: the evidence was taken back before the service heard of it. */
  private async told(doorway: Doorway, deliveryId: string, { attempts, takenBack, shape, record }: HeldDelivery): Promise<DeliveryReply | null> {
    const known = attempts > 1 ? await this.client.ask(doorway, deliveryId) : null;
    if (known !== null) return known;
    return takenBack ? null : this.client.tell(doorway, { deliveryId, shape, record });
  }
}

function settled({ attempts }: HeldDelivery, reply: DeliveryReply | null): Settlement {
  if (reply === null) return { state: 'withdrawn', externalId: null, problem: null, minutes: 0 };
  const after = afterTry(attempts, reply);
  return {
    state: after.state, externalId: reply.kind === 'accepted' ? reply.externalId : null, problem: reply.kind === 'accepted' ? null : reply.problem, minutes: after.state === 'waiting' ? after.minutes : 0,
  };
}
