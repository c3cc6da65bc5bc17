import { randomUUID } from 'node:crypto';
import type { FeeBand, InvitationState } from '@sinau/domain/experts';
import { statement, type Transaction } from '../core/index.js';

export type Invitation = {
  readonly expertId: string; readonly name: string; readonly homeAgency: string; readonly feeBand: FeeBand; readonly contact: string | null; readonly state: InvitationState; readonly topic: string; readonly invitedAt: Date;
};
/** An expert of a session that somebody attended and has not rated. */
export type ToRate = { readonly sessionId: string; readonly title: string; readonly runName: string; readonly startsAt: Date; readonly endsAt: Date; readonly timeZone: string; readonly expertId: string; readonly expertName: string; readonly topic: string };

const ofSession = statement(
  'invitations.ofSession',
  `select i.expert_id as "expertId", x.name, x.home_agency as "homeAgency", x.fee_band as "feeBand", x.contact, i.state, i.topic, i.invited_at as "invitedAt"
   from session_experts i join experts x on x.id = i.expert_id where i.session_id = $1 order by x.name, x.id limit 100`,
);
const invite = statement(
  'invitations.invite',
  `insert into session_experts (session_id, expert_id, agency_id, topic) values ($1, $2, $3, $4) on conflict (session_id, expert_id) do update set topic = excluded.topic`,
);
const link = statement(
  'invitations.link',
  `update experts x set person_id = coalesce(x.person_id, (select a.person_id from accounts a join people p on p.id = a.person_id and p.state = 'active' where a.email = lower(btrim(x.contact))))
   where x.id = $1 returning x.person_id as "personId"`,
);
const answer = statement('invitations.answer', `update session_experts set state = $3 where session_id = $1 and expert_id = $2 returning expert_id`);
/* Who was rated stays on the session's list. */
const drop = statement(
  'invitations.drop',
  `delete from session_experts i where i.session_id = $1 and i.expert_id = $2 and not exists (select from expert_raters r where r.session_id = i.session_id and r.expert_id = i.expert_id) returning expert_id`,
);
/* Twice on one day: the other session, unless either is declined or cancelled. */
const clash = statement(
  'invitations.clash',
  `select o.title from run_sessions s join session_experts i on i.expert_id = $2 and i.session_id <> s.id and i.state <> 'declined' join run_sessions o on o.id = i.session_id and o.state <> 'cancelled'
   where s.id = $1 and o.starts_at < s.ends_at and s.starts_at < o.ends_at order by o.starts_at limit 1`,
);
const toRate = `select s.id as "sessionId", s.title, r.name as "runName", s.starts_at as "startsAt", s.ends_at as "endsAt", s.time_zone as "timeZone", x.id as "expertId", x.name as "expertName", i.topic
  from run_sessions s join runs r on r.id = s.run_id join session_experts i on i.session_id = s.id and i.state <> 'declined' join experts x on x.id = i.expert_id
  where s.ends_at <= now() and s.ends_at > now() - interval '60 days' and s.state <> 'cancelled'
    and coalesce((select d.present from attendance_decisions d where d.session_id = s.id and d.person_id = $1 order by d.number desc limit 1), false)
    and not exists (select from expert_raters t where t.session_id = s.id and t.expert_id = x.id and t.person_id = $1)`;
const openRatings = statement('ratings.open', `${toRate} order by s.starts_at desc, x.name, x.id limit 100`);
const openRating = statement('ratings.openOne', `${toRate} and s.id = $2 and x.id = $3`);
const rated = statement('ratings.rated', `insert into expert_raters (session_id, expert_id, person_id, agency_id) values ($1, $2, $3, $4) on conflict do nothing returning person_id`);
const rate = statement('ratings.insert', `insert into expert_ratings (id, agency_id, expert_id, session_id, mark) values ($1, $2, $3, $4, $5)`);

export function sessionInvitations(transaction: Transaction, sessionId: string): Promise<Invitation[]> {
  return transaction.query<Invitation>(ofSession, [sessionId]);
}

/** Invited once more, only the topic changes. */
export async function inviteExpert(transaction: Transaction, sessionId: string, expertId: string, topic: string): Promise<void> {
  await transaction.query(invite, [sessionId, expertId, transaction.agencyId, topic]);
}

/** The expert's own account, found once by the e-mail that is the contact; null without one. */
export async function accountOfExpert(transaction: Transaction, expertId: string): Promise<string | null> {
  const [row] = await transaction.query<{ personId: string | null }>(link, [expertId]);
  return row?.personId ?? null;
}

/** False when there is no such invitation. */
export async function answerInvitation(transaction: Transaction, sessionId: string, expertId: string, state: InvitationState): Promise<boolean> {
  return (await transaction.query(answer, [sessionId, expertId, state])).length > 0;
}

/** False when there is none, or participants have rated the expert there. */
export async function dropInvitation(transaction: Transaction, sessionId: string, expertId: string): Promise<boolean> {
  return (await transaction.query(drop, [sessionId, expertId])).length > 0;
}

/** The title of another session at the same time that the expert is invited to. */
export async function clashOf(transaction: Transaction, sessionId: string, expertId: string): Promise<string | null> {
  const [row] = await transaction.query<{ title: string }>(clash, [sessionId, expertId]);
  return row?.title ?? null;
}

/** Experts of sessions that the person attended in the last 60 days and has not rated. */
export function expertsToRate(transaction: Transaction, personId: string): Promise<ToRate[]> {
  return transaction.query<ToRate>(openRatings, [personId]);
}

export async function mayRateExpert(transaction: Transaction, personId: string, sessionId: string, expertId: string): Promise<boolean> {
  return (await transaction.query(openRating, [personId, sessionId, expertId])).length > 0;
}

/** Two rows that nothing joins but the session and the expert: that the person rated, and a mark. False when they had rated before. */
export async function rateExpert(transaction: Transaction, personId: string, { sessionId, expertId, mark }: { readonly sessionId: string; readonly expertId: string; readonly mark: number }): Promise<boolean> {
  if ((await transaction.query(rated, [sessionId, expertId, personId, transaction.agencyId])).length === 0) return false;
  await transaction.query(rate, [randomUUID(), transaction.agencyId, expertId, sessionId, mark]);
  return true;
}
