import {
  ArchiveCourse, BrowseCatalogue, CourseVersions, CreateCourse, DuplicateCourse, DuplicateModule, ListCourses, ListFiles, ListVersions, PreviewCourse,
  PublishCourse, ReadArticle, ReadDraft, ReadPublication, RestoreCourse, SaveArticle, SaveOutline,
} from '@sinau/application/courses';
import { Module } from '@nestjs/common';
import { ArticlesController, CopiesController, DraftsController } from './courses.controller.js';
import { PublishingController } from './publishing.controller.js';

@Module({
  controllers: [DraftsController, ArticlesController, CopiesController, PublishingController],
  providers: [
    ArchiveCourse, BrowseCatalogue, CourseVersions, CreateCourse, DuplicateCourse, DuplicateModule, ListCourses, ListFiles, ListVersions, PreviewCourse,
    PublishCourse, ReadArticle, ReadDraft, ReadPublication, RestoreCourse, SaveArticle, SaveOutline,
  ],
  exports: [CourseVersions],
})
export class CoursesModule {}
