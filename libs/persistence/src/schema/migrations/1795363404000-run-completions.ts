import type { MigrationInterface, QueryRunner } from 'typeorm';
import { everyone, wallByAgency } from './walls.js';

/** Counts who completed a run as they complete it: a list of runs that counted them took longer with each. */
export class RunCompletions1795363404000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "run_completions" ("run_id" uuid NOT NULL, "agency_id" uuid NOT NULL, "completed" integer NOT NULL, CONSTRAINT "run_completions_pkey" PRIMARY KEY ("run_id"))`);
    await runner.query(`ALTER TABLE "run_completions" ADD CONSTRAINT "FK_69fb5c3cdab66bac77652451cd7" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "run_completions" ADD CONSTRAINT "FK_75bd2fa3e39606f428d2960a4d8" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`insert into run_completions select run_id, agency_id, count(*) from enrolments where state = 'completed' group by run_id, agency_id`);
    await wallByAgency(runner, 'run_completions');
    await runner.query(`grant select on run_completions to ${everyone}`);
    // The row is locked after the enrolment's and never before it, so that two who wait never wait for each other.
    await runner.query(`
      create function count_completions() returns trigger language plpgsql security definer set search_path = public as $$
      declare before integer := 0; after integer := 0; run uuid; agency uuid;
      begin
        if tg_op <> 'INSERT' then before := (old.state = 'completed')::integer; run := old.run_id; agency := old.agency_id; end if;
        if tg_op <> 'DELETE' then after := (new.state = 'completed')::integer; run := new.run_id; agency := new.agency_id; end if;
        if before <> after then
          insert into run_completions as c (run_id, agency_id, completed) values (run, agency, after - before)
          on conflict (run_id) do update set completed = c.completed + excluded.completed;
        end if;
        return null;
      end $$`);
    await runner.query(`create trigger completions_begun after insert on enrolments for each row when (new.state = 'completed') execute function count_completions()`);
    await runner.query(`create trigger completions_changed after update of state on enrolments for each row when (old.state is distinct from new.state) execute function count_completions()`);
    await runner.query(`create trigger completions_gone after delete on enrolments for each row when (old.state = 'completed') execute function count_completions()`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
