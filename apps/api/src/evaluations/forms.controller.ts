import { ManageForms, ReadForms } from '@sinau/application/evaluations';
import { formRoutes } from '@sinau/contracts/evaluations';
import { Controller, Inject } from '@nestjs/common';
import { Handles, type Call } from '../http/handles.js';

const levels = { '1': 1, '3': 3 } as const;

/** Evaluation forms: drafts and versions. */
@Controller()
export class FormsController {
  constructor(
    @Inject(ReadForms) private readonly read: ReadForms,
    @Inject(ManageForms) private readonly manage: ManageForms,
  ) {}

  @Handles(formRoutes.forms)
  list({ actor, query: { level, archived, ...query } }: Call<typeof formRoutes.forms>) {
    return this.read.list(actor, { ...query, level: level && levels[level], archived: archived === 'true' });
  }

  @Handles(formRoutes.form)
  one({ actor, params }: Call<typeof formRoutes.form>) {
    return this.read.one(actor, params.formId);
  }

  @Handles(formRoutes.formVersion)
  version({ actor, params }: Call<typeof formRoutes.formVersion>) {
    return this.read.version(actor, params.formId, params.versionId);
  }

  @Handles(formRoutes.createForm)
  create({ actor, body }: Call<typeof formRoutes.createForm>) {
    return this.manage.create(actor, body);
  }

  @Handles(formRoutes.changeForm)
  change({ actor, params, body }: Call<typeof formRoutes.changeForm>) {
    return this.manage.change(actor, params.formId, body);
  }

  @Handles(formRoutes.publishForm)
  publish({ actor, params, body }: Call<typeof formRoutes.publishForm>) {
    return this.manage.publish(actor, params.formId, body.revision);
  }

  @Handles(formRoutes.archiveForm)
  archive({ actor, params, body }: Call<typeof formRoutes.archiveForm>) {
    return this.manage.archive(actor, params.formId, body);
  }
}
