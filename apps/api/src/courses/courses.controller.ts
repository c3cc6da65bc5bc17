import { personOf } from '@sinau/application/core';
import {
  ArchiveCourse, CreateCourse, DuplicateCourse, DuplicateModule, ListCourses, ReadArticle, ReadDraft, RestoreCourse, SaveArticle, SaveOutline,
} from '@sinau/application/courses';
import { coursesRoutes } from '@sinau/contracts/courses';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

/** Drafts: what authors list, open and save. */
@Controller()
export class DraftsController {
  constructor(
    @Inject(CreateCourse) private readonly createCourse: CreateCourse,
    @Inject(ListCourses) private readonly listCourses: ListCourses,
    @Inject(ReadDraft) private readonly readDraft: ReadDraft,
    @Inject(SaveOutline) private readonly saveOutline: SaveOutline,
  ) {}

  @Handles(coursesRoutes.list)
  list({ actor, query }: Call<typeof coursesRoutes.list>) {
    return this.listCourses.run(personOf(actor), query);
  }

  @Handles(coursesRoutes.create)
  create({ actor, body }: Call<typeof coursesRoutes.create>) {
    return this.createCourse.run(personOf(actor), body);
  }

  @Handles(coursesRoutes.draft)
  draft({ actor, params }: Call<typeof coursesRoutes.draft>) {
    return this.readDraft.run(personOf(actor), params.courseId);
  }

  @Handles(coursesRoutes.saveDraft)
  save({ actor, params, body }: Call<typeof coursesRoutes.saveDraft>) {
    return this.saveOutline.run(personOf(actor), { ...params, ...body });
  }
}

@Controller()
export class ArticlesController {
  constructor(
    @Inject(ReadArticle) private readonly readArticle: ReadArticle,
    @Inject(SaveArticle) private readonly saveArticle: SaveArticle,
  ) {}

  @Handles(coursesRoutes.article)
  read({ actor, params }: Call<typeof coursesRoutes.article>) {
    return this.readArticle.run(personOf(actor), params);
  }

  @Handles(coursesRoutes.saveArticle)
  save({ actor, params, body }: Call<typeof coursesRoutes.saveArticle>) {
    return this.saveArticle.run(personOf(actor), { ...params, ...body });
  }
}

@Controller()
export class CopiesController {
  constructor(
    @Inject(DuplicateCourse) private readonly duplicateCourse: DuplicateCourse,
    @Inject(DuplicateModule) private readonly duplicateModule: DuplicateModule,
    @Inject(ArchiveCourse) private readonly archiveCourse: ArchiveCourse,
    @Inject(RestoreCourse) private readonly restoreCourse: RestoreCourse,
  ) {}

  @Handles(coursesRoutes.duplicate)
  duplicate({ actor, params }: Call<typeof coursesRoutes.duplicate>) {
    return this.duplicateCourse.run(personOf(actor), params.courseId);
  }

  @Handles(coursesRoutes.duplicateModule)
  copyModule({ actor, params, body }: Call<typeof coursesRoutes.duplicateModule>) {
    return this.duplicateModule.run(personOf(actor), { ...params, ...body });
  }

  @Handles(coursesRoutes.archive)
  archive({ actor, params }: Call<typeof coursesRoutes.archive>) {
    return this.archiveCourse.run(personOf(actor), params.courseId);
  }

  @Handles(coursesRoutes.restore)
  restore({ actor, params }: Call<typeof coursesRoutes.restore>) {
    return this.restoreCourse.run(personOf(actor), params.courseId);
  }
}
