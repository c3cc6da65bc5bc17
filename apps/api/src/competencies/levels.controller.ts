import { AssessCompetency, CourseProof, ReadLevels, WeighingRules } from '@sinau/application/competencies';
import { competenciesRoutes } from '@sinau/contracts/competencies';
import { asPerson } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

const routes = competenciesRoutes;

/** What people were found to master, and how findings are weighed. */
@Controller()
export class LevelsController {
  constructor(
    @Inject(WeighingRules) private readonly rules: WeighingRules,
    @Inject(ReadLevels) private readonly levels: ReadLevels,
    @Inject(AssessCompetency) private readonly assess: AssessCompetency,
    @Inject(CourseProof) private readonly proof: CourseProof,
  ) {}

  @Handles(routes.rule)
  rule({ actor }: Call<typeof routes.rule>) {
    return this.rules.read(asPerson(actor));
  }

  @Handles(routes.decideRule)
  decideRule({ actor, body: { after, ...rule } }: Call<typeof routes.decideRule>) {
    return this.rules.decide(asPerson(actor), after, rule);
  }

  @Handles(routes.mine)
  mine({ actor }: Call<typeof routes.mine>) {
    return this.levels.mine(asPerson(actor));
  }

  @Handles(routes.assessMyself)
  assessMyself({ actor, body }: Call<typeof routes.assessMyself>) {
    return this.assess.myself(asPerson(actor), body);
  }

  @Handles(routes.ofPerson)
  ofPerson({ actor, params }: Call<typeof routes.ofPerson>) {
    return this.levels.ofPerson(asPerson(actor), params.personId);
  }

  @Handles(routes.measure)
  measure({ actor, params, body }: Call<typeof routes.measure>) {
    return this.assess.somebody(asPerson(actor), params.personId, body);
  }

  @Handles(routes.courseProof)
  courseProof({ actor, params }: Call<typeof routes.courseProof>) {
    return this.proof.read(asPerson(actor), params.courseId);
  }

  @Handles(routes.changeCourseProof)
  changeCourseProof({ actor, params, body }: Call<typeof routes.changeCourseProof>) {
    return this.proof.change(asPerson(actor), params.courseId, body.competencies);
  }
}
