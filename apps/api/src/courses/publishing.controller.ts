import { personOf } from '@sinau/application/core';
import { BrowseCatalogue, ListArchivedLessons, ListVersions, PreviewCourse, PublishCourse, ReadCatalogueCourse, ReadPublication, RestoreVersion } from '@sinau/application/courses';
import { coursesRoutes } from '@sinau/contracts/courses';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

/** From a draft to what learners find. */
@Controller()
export class PublishingController {
  constructor(
    @Inject(ReadPublication) private readonly readPublication: ReadPublication,
    @Inject(PublishCourse) private readonly publishCourse: PublishCourse,
    @Inject(ListVersions) private readonly listVersions: ListVersions,
    @Inject(PreviewCourse) private readonly previewCourse: PreviewCourse,
  ) {}

  @Handles(coursesRoutes.publication)
  publication({ actor, params }: Call<typeof coursesRoutes.publication>) {
    return this.readPublication.run(personOf(actor), params.courseId);
  }

  @Handles(coursesRoutes.publish)
  publish({ actor, params, body }: Call<typeof coursesRoutes.publish>) {
    return this.publishCourse.run(personOf(actor), { ...params, ...body });
  }

  @Handles(coursesRoutes.versions)
  versions({ actor, params, query }: Call<typeof coursesRoutes.versions>) {
    return this.listVersions.run(personOf(actor), { ...params, ...query });
  }

  @Handles(coursesRoutes.preview)
  preview({ actor, params }: Call<typeof coursesRoutes.preview>) {
    return this.previewCourse.run(personOf(actor), params.courseId);
  }
}

/** Back from what was published. */
@Controller()
export class RestorationController {
  constructor(
    @Inject(RestoreVersion) private readonly restoreVersion: RestoreVersion,
    @Inject(ListArchivedLessons) private readonly listArchivedLessons: ListArchivedLessons,
  ) {}

  @Handles(coursesRoutes.restoreVersion)
  restore({ actor, params, body }: Call<typeof coursesRoutes.restoreVersion>) {
    return this.restoreVersion.run(personOf(actor), { ...params, ...body });
  }

  @Handles(coursesRoutes.archivedLessons)
  archived({ actor, params }: Call<typeof coursesRoutes.archivedLessons>) {
    return this.listArchivedLessons.run(personOf(actor), params.courseId);
  }
}

/** What everyone of an agency may look at. */
@Controller()
export class CatalogueController {
  constructor(
    @Inject(BrowseCatalogue) private readonly browseCatalogue: BrowseCatalogue,
    @Inject(ReadCatalogueCourse) private readonly readCourse: ReadCatalogueCourse,
  ) {}

  @Handles(coursesRoutes.catalogue)
  catalogue({ actor, query }: Call<typeof coursesRoutes.catalogue>) {
    return this.browseCatalogue.run(personOf(actor), query);
  }

  @Handles(coursesRoutes.catalogueCourse)
  course({ actor, params }: Call<typeof coursesRoutes.catalogueCourse>) {
    return this.readCourse.run(personOf(actor), params.courseId);
  }
}
