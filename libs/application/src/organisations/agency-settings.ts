import { timeZone, type AgencySettingsView } from '@sinau/contracts/organisations';
import { DomainError } from '@sinau/domain/core';
import { can, type PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database, type Transaction } from '@sinau/persistence/core';
import { agencySettings, changeAgencySettings } from '@sinau/persistence/organisations';
import { Inject, Injectable } from '@nestjs/common';

export type SettingsWish = { readonly revision: number; readonly timeZone: AgencySettingsView['timeZone']; readonly captionsRequired: boolean };

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
      await recordAudit(transaction, 'agency.changed', { kind: 'agency', id: actor.agencyId }, { name: after.name, timeZone: after.timeZone, captionsRequired: after.captionsRequired });
      return after;
    });
  }
}
