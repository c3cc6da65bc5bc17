import type { PersonActor } from '@sinau/domain/identity';
import { statement, type Database } from '../core/index.js';

/** What the screens show of the signed-in person beside the session itself. */
export type OwnProfile = {
  readonly email: string | null;
  readonly language: 'id' | 'en';
  readonly agency: { readonly id: string; readonly name: string; readonly shortName: string; readonly timeZone: string };
  readonly unitName: string | null;
  readonly positionTitle: string | null;
  readonly identifier: { readonly kind: 'nip' | 'ni_pppk'; readonly value: string } | null;
  readonly unreadNotifications: number;
};

type Row = {
  email: string | null; language: 'id' | 'en'; agency_id: string; agency_name: string; short_name: string; time_zone: string;
  unit_name: string | null; position_title: string | null; identifier: { kind: 'nip' | 'ni_pppk'; value: string } | null; unread: number;
};

const profile = statement(
  'me.profile',
  `select a.email, a.language, g.id as agency_id, g.name as agency_name, g.short_name, g.time_zone, u.name as unit_name, p.position_title,
          (select json_build_object('kind', i.kind, 'value', i.value) from identifiers i
           where i.person_id = $1 and i.valid_to is null order by i.valid_from desc limit 1) as identifier,
          (select count(*)::int from notifications n where n.person_id = $1 and n.read_at is null) as unread
   from agencies g join accounts a on a.person_id = $1
   left join appointments p on p.person_id = $1 and p.valid_to is null and p.assignment_kind = 'definitive'
   left join units u on u.id = p.unit_id
   where g.id = $2`,
);

/** The profile in the agency acted in; null when the agency or account is gone. */
export async function ownProfile(database: Database, actor: PersonActor): Promise<OwnProfile | null> {
  const [row] = await database.run<Row>(actor, profile, [actor.personId, actor.agencyId]);
  if (!row) return null;
  return {
    email: row.email,
    language: row.language,
    agency: { id: row.agency_id, name: row.agency_name, shortName: row.short_name, timeZone: row.time_zone },
    unitName: row.unit_name,
    positionTitle: row.position_title,
    identifier: row.identifier,
    unreadNotifications: row.unread,
  };
}
