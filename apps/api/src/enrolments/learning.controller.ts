import { LearnLesson, MyCourses, ReadCourse, SeatPeople } from '@sinau/application/enrolments';
import { enrolmentsRoutes } from '@sinau/contracts/enrolments';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

/** A learner's courses: home, list, course page, lessons and progress. */
@Controller()
export class LearningController {
  constructor(
    @Inject(MyCourses) private readonly myCourses: MyCourses,
    @Inject(ReadCourse) private readonly readCourse: ReadCourse,
    @Inject(LearnLesson) private readonly learnLesson: LearnLesson,
    @Inject(SeatPeople) private readonly seatPeople: SeatPeople,
  ) {}

  @Handles(enrolmentsRoutes.home)
  home({ actor }: Call<typeof enrolmentsRoutes.home>) {
    return this.myCourses.home(actor, new Date());
  }

  @Handles(enrolmentsRoutes.mine)
  mine({ actor, query }: Call<typeof enrolmentsRoutes.mine>) {
    return this.myCourses.list(actor, query);
  }

  @Handles(enrolmentsRoutes.coursePage)
  coursePage({ actor, params }: Call<typeof enrolmentsRoutes.coursePage>) {
    return this.readCourse.page(actor, params.enrolmentId);
  }

  @Handles(enrolmentsRoutes.lesson)
  lesson({ actor, params }: Call<typeof enrolmentsRoutes.lesson>) {
    return this.readCourse.lesson(actor, params);
  }

  @Handles(enrolmentsRoutes.openLesson)
  openLesson({ actor, params }: Call<typeof enrolmentsRoutes.openLesson>) {
    return this.learnLesson.open(actor, params);
  }

  @Handles(enrolmentsRoutes.watch)
  watch({ actor, params, body }: Call<typeof enrolmentsRoutes.watch>) {
    return this.learnLesson.watch(actor, params, body);
  }

  @Handles(enrolmentsRoutes.completeLesson)
  completeLesson({ actor, params }: Call<typeof enrolmentsRoutes.completeLesson>) {
    return this.learnLesson.markRead(actor, params);
  }

  @Handles(enrolmentsRoutes.enrolSelf)
  enrolSelf({ actor, params }: Call<typeof enrolmentsRoutes.enrolSelf>) {
    return this.seatPeople.self(actor, params.runId);
  }
}
