import { KeepCalendar } from '@sinau/application/sessions';
import { calendarRoutes } from '@sinau/contracts/sessions';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Handles, type Call } from '../http/handles.js';
import { RawReply } from '../http/raw-reply.js';

/** One's own sessions, on the screen and in calendar programs. */
@Controller()
export class CalendarController {
  constructor(@Inject(KeepCalendar) private readonly calendar: KeepCalendar) {}

  @Handles(calendarRoutes.month)
  month({ actor, query }: Call<typeof calendarRoutes.month>) {
    return this.calendar.month(actor, query.month);
  }

  @Handles(calendarRoutes.makeFeed)
  makeFeed({ actor }: Call<typeof calendarRoutes.makeFeed>) {
    return this.calendar.makeFeed(actor);
  }

  @Handles(calendarRoutes.endFeed)
  async endFeed({ actor }: Call<typeof calendarRoutes.endFeed>) {
    await this.calendar.endFeed(actor);
  }

  @Handles(calendarRoutes.feed)
  async feed({ params }: Call<typeof calendarRoutes.feed>, reply: FastifyReply) {
    const text = await this.calendar.feed(params.code);
    reply.type('text/calendar; charset=utf-8').header('content-disposition', 'inline; filename="sinau.ics"').header('cache-control', 'private, max-age=300');
    return new RawReply(text);
  }
}
