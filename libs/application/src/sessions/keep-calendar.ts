import { createHash } from 'node:crypto';
import type { CalendarView } from '@sinau/contracts/sessions';
import { DomainError } from '@sinau/domain/core';
import { courseReach } from '@sinau/domain/courses';
import type { Actor, PersonActor, SystemActor } from '@sinau/domain/identity';
import { Database, newPublicCode } from '@sinau/persistence/core';
import { calendarOf, calendarSettings, dropFeed, feedHolder, keepFeed, monthBounds, type CalendarReader } from '@sinau/persistence/sessions';
import { Inject, Injectable } from '@nestjs/common';
import { personOf, PublicSite } from '../core/index.js';
import { icalendar } from './icalendar.js';

const DAY = 86_400_000;

const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest();

function readerOf(actor: PersonActor): CalendarReader {
  const teaches = actor.assignments.some(({ role }) => role === 'instructor' || role === 'agency_admin' || role === 'auditor');
  const runIds = actor.assignments.flatMap(({ role, scope }) => (role === 'instructor' && scope.kind === 'run' ? [scope.runId] : []));
  return { personId: actor.personId, reach: teaches ? courseReach(actor) : null, runIds };
}

function monthIn(timeZone: string, at: Date): string {
  return at.toLocaleDateString('en-CA', { timeZone, year: 'numeric', month: '2-digit' });
}

/** One's own sessions, month by month, and as a feed for calendar programs. */
@Injectable()
export class KeepCalendar {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PublicSite) private readonly site: PublicSite,
  ) {}

  /** `month` as `2026-11`; the running one unless told. */
  month(actor: Actor, month: string | undefined, now = new Date()): Promise<CalendarView> {
    const person = personOf(actor);
    return this.database.transaction(actor, async (transaction) => {
      const { timeZone, feedSince } = await calendarSettings(transaction, person.personId, person.agencyId);
      const shown = month ?? monthIn(timeZone, now);
      const { from, to } = await monthBounds(transaction, shown, timeZone);
      const sessions = await calendarOf(transaction, readerOf(person), from, to);
      return {
        month: shown, timeZone, feedSince: feedSince?.toISOString() ?? null,
        sessions: sessions.map((one) => ({ ...one, startsAt: one.startsAt.toISOString(), endsAt: one.endsAt.toISOString() })),
      };
    });
  }

  /** The address is told this once: only its hash is kept. */
  makeFeed(actor: Actor): Promise<{ address: string }> {
    const { personId } = personOf(actor);
    const code = newPublicCode();
    return this.database.transaction(actor, async (transaction) => {
      await keepFeed(transaction, personId, hashOf(code));
      return { address: this.site.address(`/api/calendar/feeds/${code}`) };
    });
  }

  async endFeed(actor: Actor): Promise<void> {
    const { personId } = personOf(actor);
    await this.database.transaction(actor, (transaction) => dropFeed(transaction, personId));
  }

  /** Sessions of the last 90 days and the coming year that the holder takes part in. Throws `not_found`. */
  async feed(code: string, now = new Date()): Promise<string> {
    const holder = await this.database.transaction({ kind: 'anonymous' }, (transaction) => feedHolder(transaction, hashOf(code)));
    if (!holder) throw new DomainError('not_found');
    const actor: SystemActor = { kind: 'system', agencyId: holder.agencyId, job: 'calendar-feed' };
    return this.database.transaction(actor, async (transaction) => {
      const sessions = await calendarOf(transaction, { personId: holder.personId, reach: null, runIds: [] }, new Date(now.getTime() - 90 * DAY), new Date(now.getTime() + 365 * DAY));
      const events = sessions.map((one) => ({ ...one, description: `${one.courseTitle}, ${one.runName}`, location: one.place ?? one.link ?? '', url: one.link ?? this.site.address('/kalender') }));
      return icalendar('Sinau', events, now);
    });
  }
}
