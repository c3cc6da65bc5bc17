import {
  ArchiveCourse, BrowseCatalogue, CourseVersions, CreateCourse, DuplicateCourse, DuplicateModule, ListCourses, ListVersions, PreviewCourse,
  PublishCourse, ReadArticle, ReadCatalogueCourse, ReadDraft, ReadPublication, RestoreCourse, SaveArticle, SaveOutline,
} from '@sinau/application/courses';
import { Module } from '@nestjs/common';
import { ArticlesController, CopiesController, DraftsController } from './courses.controller.js';
import { CatalogueController, PublishingController } from './publishing.controller.js';

@Module({
  controllers: [DraftsController, ArticlesController, CopiesController, PublishingController, CatalogueController],
  providers: [
    ArchiveCourse, BrowseCatalogue, CourseVersions, CreateCourse, DuplicateCourse, DuplicateModule, ListCourses, ListVersions, PreviewCourse,
    PublishCourse, ReadArticle, ReadCatalogueCourse, ReadDraft, ReadPublication, RestoreCourse, SaveArticle, SaveOutline,
  ],
  exports: [CourseVersions],
})
export class CoursesModule {}
