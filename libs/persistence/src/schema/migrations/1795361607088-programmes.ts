import type { MigrationInterface, QueryRunner } from 'typeorm';
import { currentAgency, everyone, wallByAgency } from './walls.js';

/**
 * Seats of a run: quotas, the waiting list, nominations, rules, who teaches. A quota of a guest agency is read by both agencies and
 * changed by the guest only through functions that can't pass it; the guest's people stay in a run of their own agency.
 */
export class Programmes1795361607088 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.tables(runner);
    await this.references(runner);
    for (const table of ['enrolment_rules', 'nominations', 'run_instructors', 'run_quotas', 'waiting_places']) await wallByAgency(runner, table);
    await runner.query(`grant select, insert, update on enrolment_rules, nominations, run_instructors, run_quotas, waiting_places to ${everyone}`);
    await runner.query(`grant delete on run_instructors, run_quotas, enrolment_rules to ${everyone}`);
    await runner.query(`grant update (quota_id) on enrolments to ${everyone}`);
    await this.guests(runner);
    await this.guestsSeats(runner);
    await this.jointReads(runner);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }

  private async tables(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "enrolment_rules" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "run_id" uuid NOT NULL, "name" text NOT NULL, "conditions" jsonb NOT NULL, "exceptions" uuid array NOT NULL DEFAULT '{}', "state" text NOT NULL DEFAULT 'draft', "daily_at_hour" smallint, "applied_on" date, "created_by" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "tried_revision" integer, "revision" integer NOT NULL DEFAULT '1', CONSTRAINT "PK_61533eb1895af4ebe2d23d20362" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "IDX_5745d42d1bfa7e1c9d8c60d44f" ON "enrolment_rules"  ("agency_id", "state") `);
    await runner.query(`CREATE INDEX "enrolment_rules_by_author" ON "enrolment_rules"  ("created_by") `);
    await runner.query(`CREATE INDEX "enrolment_rules_by_run" ON "enrolment_rules"  ("run_id") `);
    await runner.query(`CREATE TABLE "nominations" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "run_id" uuid NOT NULL, "person_id" uuid NOT NULL, "origin" text NOT NULL, "state" text NOT NULL, "nominated_by" uuid NOT NULL, "reason" text NOT NULL DEFAULT '', "decided_by" uuid, "decided_at" TIMESTAMP WITH TIME ZONE, "decision_reason" text NOT NULL DEFAULT '', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_94d2a23f18ea8e3b22d1ec6e972" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "nominations_by_decider" ON "nominations"  ("decided_by") `);
    await runner.query(`CREATE INDEX "nominations_by_nominator" ON "nominations"  ("nominated_by") `);
    await runner.query(`CREATE INDEX "nominations_by_person" ON "nominations"  ("person_id") `);
    await runner.query(`CREATE INDEX "nominations_by_run" ON "nominations"  ("run_id") `);
    await runner.query(`CREATE INDEX "IDX_171aac3727a252a13aaf6f0418" ON "nominations"  ("agency_id", "state", "created_at", "id") `);
    await runner.query(`CREATE UNIQUE INDEX "nominations_once" ON "nominations"  ("run_id", "person_id") WHERE state in ('waiting_supervisor', 'waiting_admin')`);
    await runner.query(`CREATE TABLE "run_instructors" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "run_id" uuid NOT NULL, "person_id" uuid, "guest_name" text, "guest_from" text, "topic" text NOT NULL DEFAULT '', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "run_instructors_named" CHECK ((person_id is null) <> (guest_name is null)), CONSTRAINT "PK_59922b456ad4c01d903ac8695ad" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "IDX_c000462617e7ece9e80e09390d" ON "run_instructors"  ("agency_id", "run_id") `);
    await runner.query(`CREATE INDEX "run_instructors_by_person" ON "run_instructors"  ("person_id") `);
    await runner.query(`CREATE INDEX "run_instructors_by_run" ON "run_instructors"  ("run_id") `);
    await runner.query(`CREATE UNIQUE INDEX "run_instructors_once" ON "run_instructors"  ("run_id", "person_id") WHERE person_id is not null`);
    await runner.query(`CREATE TABLE "run_quotas" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "run_id" uuid NOT NULL, "unit_id" uuid, "guest_agency_id" uuid, "seats" integer NOT NULL, "taken" integer NOT NULL DEFAULT '0', "hand_back_on" date, "handed_back_at" TIMESTAMP WITH TIME ZONE, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "run_quotas_for_one" CHECK ((unit_id is null) <> (guest_agency_id is null)), CONSTRAINT "run_quotas_never_passed" CHECK (taken >= 0 and taken <= seats), CONSTRAINT "PK_a2bb25f21f2b6ebf69b5cd3ae44" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "run_quotas_due" ON "run_quotas"  ("agency_id", "hand_back_on") `);
    await runner.query(`CREATE INDEX "run_quotas_by_guest" ON "run_quotas"  ("guest_agency_id") `);
    await runner.query(`CREATE INDEX "run_quotas_by_unit" ON "run_quotas"  ("unit_id") `);
    await runner.query(`CREATE UNIQUE INDEX "run_quotas_of_guest" ON "run_quotas"  ("run_id", "guest_agency_id") WHERE guest_agency_id is not null`);
    await runner.query(`CREATE UNIQUE INDEX "run_quotas_of_unit" ON "run_quotas"  ("run_id", "unit_id") WHERE unit_id is not null`);
    await runner.query(`CREATE TABLE "waiting_places" ("id" uuid NOT NULL, "agency_id" uuid NOT NULL, "run_id" uuid NOT NULL, "person_id" uuid NOT NULL, "position" integer NOT NULL, "state" text NOT NULL DEFAULT 'waiting', "source" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "resolved_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_249d00c4e9fbe1eb22e3afc99cb" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "IDX_ef682f7912484d0f20d5fc4bd7" ON "waiting_places"  ("agency_id", "state") `);
    await runner.query(`CREATE INDEX "waiting_places_by_person" ON "waiting_places"  ("person_id") `);
    await runner.query(`CREATE UNIQUE INDEX "waiting_places_in_order" ON "waiting_places"  ("run_id", "position") `);
    await runner.query(`CREATE UNIQUE INDEX "waiting_places_once" ON "waiting_places"  ("run_id", "person_id") WHERE state = 'waiting'`);
    await runner.query(`ALTER TABLE "runs" ADD "joint_quota_id" uuid`);
    await runner.query(`ALTER TABLE "runs" ADD "approval" text NOT NULL DEFAULT 'none'`);
    await runner.query(`ALTER TABLE "enrolments" ADD "quota_id" uuid`);
    await runner.query(`CREATE UNIQUE INDEX "runs_by_joint_quota" ON "runs"  ("joint_quota_id") `);
    await runner.query(`CREATE INDEX "enrolments_by_quota" ON "enrolments"  ("quota_id") `);
  }

  private async references(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "runs" ADD CONSTRAINT "FK_fbe254274408d91debe61dc1ca0" FOREIGN KEY ("joint_quota_id") REFERENCES "run_quotas"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "enrolments" ADD CONSTRAINT "FK_cd35105f8f3b881e8674e7d7525" FOREIGN KEY ("quota_id") REFERENCES "run_quotas"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "enrolment_rules" ADD CONSTRAINT "FK_b8a8fd811ff99e283fef9587886" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "enrolment_rules" ADD CONSTRAINT "FK_2e212cec4e26b086cdc9177cd8d" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "enrolment_rules" ADD CONSTRAINT "FK_96610ad49396f3dacf9ce907f15" FOREIGN KEY ("created_by") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "nominations" ADD CONSTRAINT "FK_fb717c1536fce69cb2a123ad3ce" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "nominations" ADD CONSTRAINT "FK_bc94a4564dfd12e4b6abce548ab" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "nominations" ADD CONSTRAINT "FK_f52e31bccbe3237aaa77f65aae4" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "nominations" ADD CONSTRAINT "FK_429bc8dcbada8ab85aea7b0f18d" FOREIGN KEY ("nominated_by") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "nominations" ADD CONSTRAINT "FK_2c18789cf5e6a760aad7332c0c3" FOREIGN KEY ("decided_by") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "run_instructors" ADD CONSTRAINT "FK_1558a2654a1bc946bd8555a717a" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "run_instructors" ADD CONSTRAINT "FK_828aacc9c95ba6e98971564dce9" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "run_instructors" ADD CONSTRAINT "FK_2aac50b097323baf273bcb22374" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "run_quotas" ADD CONSTRAINT "FK_3829655b07ba73ddb6b925b746c" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "run_quotas" ADD CONSTRAINT "FK_abf5df10b05b50279800f45ef31" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "run_quotas" ADD CONSTRAINT "FK_30548c76ba5617ec3e0722cc437" FOREIGN KEY ("unit_id") REFERENCES "units"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "run_quotas" ADD CONSTRAINT "FK_fa418fa1212fcaac767c1fba9bb" FOREIGN KEY ("guest_agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "waiting_places" ADD CONSTRAINT "FK_781acb8d212ae1cc1854653f734" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "waiting_places" ADD CONSTRAINT "FK_6a0430bfb0d38bd196e93e21226" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "waiting_places" ADD CONSTRAINT "FK_8583b3bdc4c735ebc554453985c" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
  }

  /** A guest agency reads the seats that are kept for it, and the sessions of that run. */
  private async guests(runner: QueryRunner): Promise<void> {
    await runner.query(`create policy guest_agency on run_quotas for select using (guest_agency_id = ${currentAgency})`);
    await runner.query(`
      create policy guest_agency on run_sessions for select
      using (exists (select from run_quotas q where q.run_id = run_sessions.run_id and q.guest_agency_id = ${currentAgency}))`);
  }

  /** The only ways in which a guest changes the host's row. Each is one conditional update of a row that is the guest's. */
  private async guestsSeats(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function take_joint_seats(quota uuid, wanted integer) returns integer language plpgsql security definer set search_path = public as $$
      declare given integer;
      begin
        select least(greatest(wanted, 0), q.seats - q.taken) into given from run_quotas q where q.id = quota and q.guest_agency_id = ${currentAgency} for update;
        update run_quotas set taken = taken + given where id = quota and given > 0;
        return coalesce(given, 0);
      end $$`);
    await runner.query(`
      create function release_joint_seat(quota uuid) returns void language sql security definer set search_path = public as $$
        update run_quotas set taken = taken - 1, seats = case when handed_back_at is null then seats else seats - 1 end
        where id = quota and guest_agency_id = ${currentAgency} and taken > 0 $$`);
    await runner.query(`
      create function hand_back_joint_seats(quota uuid) returns integer language sql security definer set search_path = public as $$
        with before as (select id, seats - taken as unused from run_quotas where id = quota and guest_agency_id = ${currentAgency} and handed_back_at is null for update)
        update run_quotas q set seats = q.taken, handed_back_at = now() from before where q.id = before.id returning before.unused $$`);
  }

  /** What crosses between host and guest: names of agencies to invite, what a guest must know of the run, and the host's list of who comes. */
  private async jointReads(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function agencies_to_invite() returns table (id uuid, name text) language sql stable security definer set search_path = public as $$
        select a.id, a.name from agencies a where ${currentAgency} is not null and a.id <> ${currentAgency} order by a.name $$`);
    await runner.query(`
      create function joint_offers()
      returns table (quota_id uuid, host_name text, run_name text, course_title text, starts_on date, ends_on date, place text, seats integer, taken integer,
        hand_back_on date, handed_back_at timestamptz, mirror_run_id uuid)
      language sql stable security definer set search_path = public as $$
        select q.id, a.name, r.name, coalesce(k.title, ''), r.starts_on, r.ends_on, r.place, q.seats, q.taken, q.hand_back_on, q.handed_back_at, m.id
        from run_quotas q join runs r on r.id = q.run_id join agencies a on a.id = q.agency_id left join catalogue_entries k on k.course_id = r.course_id
        left join runs m on m.joint_quota_id = q.id
        where q.guest_agency_id = ${currentAgency} order by r.starts_on desc, q.id limit 100 $$`);
    await runner.query(`
      create function joint_participants(host_run uuid) returns table (agency_name text, full_name text) language sql stable security definer set search_path = public as $$
        select a.name, p.full_name
        from run_quotas q join runs m on m.joint_quota_id = q.id join enrolments e on e.run_id = m.id and e.state <> 'withdrawn'
        join people p on p.id = e.person_id join agencies a on a.id = q.guest_agency_id
        where q.run_id = host_run and q.agency_id = ${currentAgency} order by a.name, p.full_name limit 2000 $$`);
    const doors = ['take_joint_seats(uuid, integer)', 'release_joint_seat(uuid)', 'hand_back_joint_seats(uuid)', 'agencies_to_invite()', 'joint_offers()', 'joint_participants(uuid)'];
    for (const door of doors) {
      await runner.query(`revoke execute on function ${door} from public`);
      await runner.query(`grant execute on function ${door} to ${everyone}`);
    }
  }
}
