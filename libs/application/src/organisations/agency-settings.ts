import { timeZone, type AgencySettingsView } from '@sinau/contracts/organisations';
import { DomainError } from '@sinau/domain/core';
import { can, type PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { agencySettings, changeAgencySettings } from '@sinau/persistence/organisations';
import { Inject, Injectable } from '@nestjs/common';

export type SettingsWish = Pick<AgencySettingsView, 'revision' | 'timeZone' | 'captionsRequired' | 'smallestGroup' | 'workingWeek'>;

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}.${String(minutes % 60).padStart(2, '0')}`;

/** A day as the audit tells it: `07.30–16.00`, or a dash for a day off. */
function hoursOf(day: AgencySettingsView['workingWeek'][number]): string {
  return day === null ? '–' : `${clock(day.from)}–${clock(day.to)}`;
}

async function settingsOf(transaction: Transaction): Promise<AgencySettingsView> {
  const settings = await agencySettings(transaction);
  if (!settings) throw new DomainError('not_found');
  return { ...settings, timeZone: timeZone.parse(settings.timeZone) };
}

/** What the agency acted in has set about itself. */
@Injectable()
export class AgencySettings {
  constructor(@Inject(Database) private readonly database: Database) {}

  read(actor: PersonActor): Promise<AgencySettingsView> {
    if (!can(actor, 'organisation.read', { agencyId: actor.agencyId })) throw new DomainError('forbidden');
    return this.database.transaction(actor, settingsOf);
  }

  /** Throws `conflict` when somebody else was faster. */
  change(actor: PersonActor, wish: SettingsWish): Promise<AgencySettingsView> {
    if (!can(actor, 'organisation.manage', { agencyId: actor.agencyId })) throw new DomainError('forbidden');
    return this.database.transaction(actor, async (transaction) => {
      if (!(await changeAgencySettings(transaction, wish))) throw new DomainError('conflict');
      const after = await settingsOf(transaction);
      const { name, timeZone: zone, captionsRequired, smallestGroup } = after;
      await recordAudit(transaction, 'agency.changed', { kind: 'agency', id: actor.agencyId }, { name, timeZone: zone, captionsRequired, smallestGroup, workingWeek: after.workingWeek.map(hoursOf) });
      return after;
    });
  }
}
