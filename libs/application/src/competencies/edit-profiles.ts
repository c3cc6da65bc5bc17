import type { ProfileView } from '@sinau/contracts/competencies';
import type { CompetencyLevel } from '@sinau/domain/competencies';
import { DomainError } from '@sinau/domain/core';
import type { PersonActor } from '@sinau/domain/identity';
import type { PositionKind } from '@sinau/domain/organisations';
import { recordAudit } from '@sinau/persistence/audit';
import { changeProfile, deleteProfile, insertProfile, listProfiles, profileById, setRequirements, type Profile } from '@sinau/persistence/competencies';
import { cutPage, Database, newId, readCursor, type Transaction } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { assertMayManage, assertMayRead } from './assert-competencies.js';

export type ProfileForm = {
  readonly positionKind: PositionKind | null; readonly titlePattern: string; readonly requirements: readonly { readonly competencyId: string; readonly level: CompetencyLevel }[];
};

const viewOf = (profile: Profile): ProfileView => ({ ...profile, requirements: [...profile.requirements] });
const postOf = ({ positionKind, titlePattern }: Pick<Profile, 'positionKind' | 'titlePattern'>) => ({ positionKind, titlePattern });

function tidied(form: ProfileForm): ProfileForm {
  const titlePattern = form.titlePattern.trim().replace(/\s+/g, ' ');
  if (titlePattern === '' && form.positionKind === null) throw new DomainError('profile_without_post');
  return { ...form, titlePattern, requirements: [...new Map(form.requirements.map((one) => [one.competencyId, one])).values()] };
}

async function viewById(transaction: Transaction, id: string): Promise<ProfileView> {
  const profile = await profileById(transaction, id);
  if (!profile) throw new DomainError('not_found');
  return viewOf(profile);
}

/** What posts ask for. */
@Injectable()
export class EditProfiles {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list(actor: PersonActor, query: { readonly after?: string | undefined; readonly limit: number }): Promise<{ rows: ProfileView[]; next: string | null }> {
    assertMayRead(actor);
    const [kind, title, id] = readCursor(query.after, ['text', 'text', 'id']) ?? [];
    const after = kind === undefined || title === undefined || id === undefined ? null : ([kind, title, id] as const);
    const page = cutPage(await listProfiles(this.database, actor, after, query.limit + 1), query.limit, (profile) => [profile.positionKind ?? '', profile.titlePattern, profile.id]);
    return { rows: page.rows.map(viewOf), next: page.next };
  }

  /** Throws `profile_without_post`, `profile_exists`, and `not_found` for an unknown or archived competency. */
  create(actor: PersonActor, form: ProfileForm): Promise<ProfileView> {
    assertMayManage(actor);
    const wanted = tidied(form);
    return this.database.transaction(actor, async (transaction) => {
      const id = newId();
      if (!(await insertProfile(transaction, id, wanted))) throw new DomainError('profile_exists');
      return this.finish(transaction, 'competency_profile.created', id, wanted);
    });
  }

  /** The same, and `not_found` for an unknown profile, `conflict` when somebody else was faster. */
  change(actor: PersonActor, id: string, revision: number, form: ProfileForm): Promise<ProfileView> {
    assertMayManage(actor);
    const wanted = tidied(form);
    return this.database.transaction(actor, async (transaction) => {
      await viewById(transaction, id);
      const outcome = await changeProfile(transaction, id, revision, wanted);
      if (outcome !== 'done') throw new DomainError(outcome === 'stale' ? 'conflict' : 'profile_exists');
      return this.finish(transaction, 'competency_profile.changed', id, wanted);
    });
  }

  /** Throws `not_found`. */
  delete(actor: PersonActor, id: string): Promise<void> {
    assertMayManage(actor);
    return this.database.transaction(actor, async (transaction) => {
      const profile = await viewById(transaction, id);
      if (!(await deleteProfile(transaction, id))) throw new DomainError('not_found');
      await recordAudit(transaction, 'competency_profile.deleted', { kind: 'competency_profile', id }, { ...postOf(profile), requirements: profile.requirements.length });
    });
  }

  private async finish(transaction: Transaction, action: 'competency_profile.created' | 'competency_profile.changed', id: string, wanted: ProfileForm): Promise<ProfileView> {
    if (!(await setRequirements(transaction, id, wanted.requirements))) throw new DomainError('not_found');
    const view = await viewById(transaction, id);
    await recordAudit(transaction, action, { kind: 'competency_profile', id }, { ...postOf(view), requirements: view.requirements.length });
    return view;
  }
}
