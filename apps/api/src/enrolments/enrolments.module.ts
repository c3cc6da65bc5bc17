import { ChangeParticipants, LearnLesson, ManageRun, MyCourses, OwnCourses, ReadCourse, ReadRuns, SeatPeople } from '@sinau/application/enrolments';
import { Module } from '@nestjs/common';
import { CoursesModule } from '../courses/courses.module.js';
import { LearningController } from './learning.controller.js';
import { ParticipantsController, RunsController } from './runs.controller.js';

@Module({
  imports: [CoursesModule],
  controllers: [LearningController, RunsController, ParticipantsController],
  providers: [OwnCourses, MyCourses, ReadCourse, LearnLesson, SeatPeople, ChangeParticipants, ReadRuns, ManageRun],
})
export class EnrolmentsModule {}
