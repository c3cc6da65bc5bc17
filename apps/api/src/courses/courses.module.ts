import {
  ArchiveCourse, BrowseCatalogue, CourseVersions, CreateCourse, DuplicateCourse, DuplicateModule, ListArchivedLessons, ListCourses, ListVersions, PreviewCourse,
  PublishCourse, ReadArticle, ReadCatalogueCourse, ReadDraft, ReadPublication, RestoreCourse, RestoreVersion, SaveArticle, SaveOutline,
} from '@sinau/application/courses';
import { Module } from '@nestjs/common';
import { ArticlesController, CopiesController, DraftsController } from './courses.controller.js';
import { CatalogueController, PublishingController, RestorationController } from './publishing.controller.js';

@Module({
  controllers: [DraftsController, ArticlesController, CopiesController, PublishingController, RestorationController, CatalogueController],
  providers: [
    ArchiveCourse, BrowseCatalogue, CourseVersions, CreateCourse, DuplicateCourse, DuplicateModule, ListArchivedLessons, ListCourses, ListVersions, PreviewCourse,
    PublishCourse, ReadArticle, ReadCatalogueCourse, ReadDraft, ReadPublication, RestoreCourse, RestoreVersion, SaveArticle, SaveOutline,
  ],
  exports: [CourseVersions],
})
export class CoursesModule {}
