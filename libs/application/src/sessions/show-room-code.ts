import type { RoomCodeView } from '@sinau/contracts/sessions';
import { qrMatrix } from '@sinau/documents';
import { assertAllowed } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { CODE_EARLY_MINUTES, CODE_LATE_MINUTES, isRoomOpen, mayRecord, stepOf, untilNextStep } from '@sinau/domain/sessions';
import { Database } from '@sinau/persistence/core';
import { countInside, roomSecret, sessionById } from '@sinau/persistence/sessions';
import { Inject, Injectable } from '@nestjs/common';
import { PublicSite } from '../core/index.js';
import { roomCode, type Direction } from './room-codes.js';
import { assertTeaches } from './session-desk.js';

/** What the room's screen shows this half minute. */
@Injectable()
export class ShowRoomCode {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PublicSite) private readonly site: PublicSite,
  ) {}

  run(actor: Actor, sessionId: string, direction: Direction, now = Date.now()): Promise<RoomCodeView> {
    return this.database.transaction(actor, async (transaction) => {
      const session = await assertTeaches(transaction, actor, await sessionById(transaction, sessionId));
      assertAllowed(mayRecord(session.state));
      const secret = await roomSecret(transaction, sessionId);
      const [starts, ends] = [session.startsAt.getTime(), session.endsAt.getTime()];
      const code = secret && isRoomOpen(starts, ends, now) ? roomCode(secret, stepOf(now), direction) : null;
      const address = code === null ? null : this.site.address(`/hadir?sesi=${sessionId}&kode=${code}`);
      const square = address === null ? null : qrMatrix(address);
      return {
        title: session.title, runName: session.runName, direction, code, address,
        picture: square && { size: square.size, modules: square.dark.map((dark) => (dark ? '1' : '0')).join('') },
        milliseconds: untilNextStep(now), opensAt: new Date(starts - CODE_EARLY_MINUTES * 60_000).toISOString(), closesAt: new Date(ends + CODE_LATE_MINUTES * 60_000).toISOString(),
        inside: await countInside(transaction, sessionId), present: session.present, participants: session.participants,
      };
    });
  }
}
