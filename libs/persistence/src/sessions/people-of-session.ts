/** Persons of a session `s` of a run `r` here: who takes part, who is named as teaching the run, and invited experts with an account who did not decline. */
export function peopleOfSession(session: string, run: string): string {
  return `select e.person_id from enrolments e where e.run_id = ${run}.id and e.state <> 'withdrawn'
     union select i.person_id from run_instructors i where i.run_id = ${run}.id and i.person_id is not null
     union select x.person_id from session_experts w join experts x on x.id = w.expert_id where w.session_id = ${session}.id and w.state <> 'declined' and x.person_id is not null`;
}
