import { ChangeParticipants, LearnLesson, ManageRun, MyCourses, OwnCourses, ReadCourse, ReadParticipant, ReadRuns, SeatPeople, ServeWaiting, TellSeated } from '@sinau/application/enrolments';
import { PublicSite } from '@sinau/application/core';
import { Module } from '@nestjs/common';
import { CoursesModule } from '../courses/courses.module.js';
import { API_OPTIONS, type ApiOptions } from '../platform/api-options.js';
import { LearningController } from './learning.controller.js';
import { ParticipantsController, RunsController } from './runs.controller.js';

@Module({
  imports: [CoursesModule],
  controllers: [LearningController, RunsController, ParticipantsController],
  providers: [
    { provide: PublicSite, inject: [API_OPTIONS], useFactory: ({ publicUrl }: ApiOptions) => new PublicSite(publicUrl) },
    OwnCourses, MyCourses, ReadCourse, LearnLesson, SeatPeople, ChangeParticipants, ReadRuns, ReadParticipant, ManageRun, ServeWaiting, TellSeated,
  ],
  exports: [ServeWaiting, TellSeated],
})
export class EnrolmentsModule {}
