import type { NeedOrigin, NeedState } from '@sinau/domain/needs';
import { newId, statement, type Transaction } from '../core/index.js';

export type NeedVoice = { readonly id: string; readonly body: string; readonly authorName: string; readonly agencyName: string; readonly authorAgencyId: string; readonly createdAt: Date };
export type Invitation = { readonly id: string; readonly agencyName: string; readonly state: 'waiting' | 'accepted' | 'expired' | 'withdrawn'; readonly createdAt: Date; readonly expiresAt: Date };
export type SharedNeed = {
  readonly id: string; readonly hostId: string; readonly host: string; readonly title: string; readonly description: string; readonly origin: NeedOrigin; readonly state: NeedState; readonly year: number;
  readonly people: number; readonly weight: number; readonly competencyName: string | null; readonly acceptedAt: Date;
};

type CommentRow = { id: string; body: string; author_name: string; author_agency_name: string; author_agency_id: string; created_at: Date };
type InvitationRow = { id: string; agency_name: string | null; state: Invitation['state']; created_at: Date; expires_at: Date };
type SharedRow = { id: string; host_id: string; host: string; title: string; description: string; origin: NeedOrigin; state: NeedState; year: number; people: number; weight: string; competency: string | null; accepted_at: Date };

/** Days that a code can be used. */
const CODE_DAYS = 30;
const comments = statement('needs.comments', `select id, body, author_name, author_agency_name, author_agency_id, created_at from need_comments where need_id = $1 order by created_at, id limit 500`);
const addComment = statement(
  'needs.addComment',
  `insert into need_comments (id, agency_id, need_id, author_agency_id, author_agency_name, author_id, author_name, body)
   select $1, $2, $3, $4, g.name, $5, $6, $7 from agencies g where g.id = $4
   on conflict (id) do nothing returning id, body, author_name, author_agency_name, author_agency_id, created_at`,
);
const state = `case when withdrawn_at is not null then 'withdrawn' when accepted_at is not null then 'accepted' when expires_at <= now() then 'expired' else 'waiting' end as state`;
const invitations = statement(
  'needs.invitations',
  `select i.id, g.name as agency_name, ${state}, i.created_at, i.expires_at
   from need_invitations i left join agency_names(array(select x.guest_agency_id from need_invitations x where x.need_id = $1)) g on g.id = i.guest_agency_id
   where i.need_id = $1 and i.agency_id = $2 order by i.created_at desc, i.id limit 100`,
);
const agencyByCode = statement('needs.agencyByCode', `select id, name from agency_by_code($1)`);
const invite = statement(
  'needs.invite',
  `insert into need_invitations (id, agency_id, need_id, guest_agency_id, code_hash, created_by, expires_at) values ($1, $2, $3, $4, $5, $6, now() + interval '${CODE_DAYS} days')
   returning id, ${state}, created_at, expires_at`,
);
const withdraw = statement('needs.withdraw', `update need_invitations set withdrawn_at = now() where id = $1 and need_id = $2 and agency_id = $3 and withdrawn_at is null returning id`);
const accept = statement('needs.acceptInvitation', `select accept_need_invitation($1, $2) as need_id`);
const sharedColumns = `id, host_id, host, title, description, origin, state, year, people, weight, competency, accepted_at`;
const shared = statement('needs.shared', `select ${sharedColumns} from shared_needs() order by accepted_at desc, id limit 100`);
const sharedOne = statement('needs.sharedOne', `select ${sharedColumns} from shared_needs() where id = $1`);

const voice = (row: CommentRow): NeedVoice => ({ id: row.id, body: row.body, authorName: row.author_name, agencyName: row.author_agency_name, authorAgencyId: row.author_agency_id, createdAt: row.created_at });
const sharedOf = (row: SharedRow): SharedNeed => ({
  id: row.id, hostId: row.host_id, host: row.host, title: row.title, description: row.description, origin: row.origin, state: row.state, year: row.year, people: row.people, weight: Number(row.weight),
  competencyName: row.competency, acceptedAt: row.accepted_at,
});

export async function needComments(transaction: Transaction, needId: string): Promise<NeedVoice[]> {
  return (await transaction.query<CommentRow>(comments, [needId])).map(voice);
}

/** In the name of the actor's agency; `hostId` is the agency whose need it is. Null when the id stands already. */
export async function addNeedComment(transaction: Transaction, comment: { id: string; hostId: string; needId: string; body: string; author: { id: string; name: string } }): Promise<NeedVoice | null> {
  const [row] = await transaction.query<CommentRow>(addComment, [comment.id, comment.hostId, comment.needId, transaction.agencyId, comment.author.id, comment.author.name, comment.body]);
  return row ? voice(row) : null;
}

export async function needInvitations(transaction: Transaction, needId: string): Promise<Invitation[]> {
  const rows = await transaction.query<InvitationRow>(invitations, [needId, transaction.agencyId]);
  return rows.map((row) => ({ id: row.id, agencyName: row.agency_name ?? '', state: row.state, createdAt: row.created_at, expiresAt: row.expires_at }));
}

export async function agencyWithCode(transaction: Transaction, code: string): Promise<{ id: string; name: string } | null> {
  const [row] = await transaction.query<{ id: string; name: string }>(agencyByCode, [code]);
  return row ?? null;
}

export async function addInvitation(transaction: Transaction, about: { needId: string; guest: { id: string; name: string }; codeHash: Buffer; by: string }): Promise<Invitation> {
  const [row] = await transaction.query<InvitationRow>(invite, [newId(), transaction.agencyId, about.needId, about.guest.id, about.codeHash, about.by]);
  if (!row) throw new Error('an invitation was not written');
  return { id: row.id, agencyName: about.guest.name, state: row.state, createdAt: row.created_at, expiresAt: row.expires_at };
}

/** False when there is none that could be withdrawn. */
export async function withdrawInvitation(transaction: Transaction, needId: string, invitationId: string): Promise<boolean> {
  return (await transaction.query(withdraw, [invitationId, needId, transaction.agencyId])).length > 0;
}

/** The need that the code lets into; null when it is not for this agency, used, withdrawn or too old. */
export async function acceptInvitation(transaction: Transaction, codeHash: Buffer, personId: string): Promise<string | null> {
  const [row] = await transaction.query<{ need_id: string | null }>(accept, [codeHash, personId]);
  return row?.need_id ?? null;
}

export async function sharedNeeds(transaction: Transaction): Promise<SharedNeed[]> {
  return (await transaction.query<SharedRow>(shared)).map(sharedOf);
}

export async function sharedNeed(transaction: Transaction, needId: string): Promise<SharedNeed | null> {
  const [row] = await transaction.query<SharedRow>(sharedOne, [needId]);
  return row ? sharedOf(row) : null;
}
