import { IssueBatch, IssueCertificate, MakeBatchArchive, RenderCertificate } from '@sinau/application/certificates';
import { archiveCertificateBatch, issueCertificate, issueCertificateBatch, renderCertificate, type JobPayload } from '@sinau/contracts/jobs';
import { DocumentError } from '@sinau/documents';
import { GiveUp, type JobContext } from '@sinau/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JobProcessor } from '../frame/job-processor.js';

@Injectable()
export class IssueCertificateProcessor extends JobProcessor<typeof issueCertificate> {
  readonly job = issueCertificate;

  constructor(@Inject(IssueCertificate) private readonly issue: IssueCertificate) {
    super();
  }

  async run({ agencyId, enrolmentId }: JobPayload<typeof issueCertificate>, context: JobContext): Promise<void> {
    await this.issue.run(this.actor(agencyId, context), enrolmentId);
  }
}

@Injectable()
export class RenderCertificateProcessor extends JobProcessor<typeof renderCertificate> {
  readonly job = renderCertificate;

  constructor(@Inject(RenderCertificate) private readonly render: RenderCertificate) {
    super();
  }

  async run({ agencyId, certificateId }: JobPayload<typeof renderCertificate>, context: JobContext): Promise<void> {
    try {
      await this.render.run(this.actor(agencyId, context), certificateId);
    } catch (error) {
      // The same frozen text fails again: somebody has to look at it.
      if (error instanceof DocumentError) throw new GiveUp(error.message);
      throw error;
    }
  }
}

@Injectable()
export class IssueBatchProcessor extends JobProcessor<typeof issueCertificateBatch> {
  readonly job = issueCertificateBatch;

  constructor(@Inject(IssueBatch) private readonly batch: IssueBatch) {
    super();
  }

  run({ agencyId, taskId }: JobPayload<typeof issueCertificateBatch>, context: JobContext): Promise<void> {
    return this.batch.run(this.actor(agencyId, context), taskId, context.signal);
  }
}

@Injectable()
export class ArchiveBatchProcessor extends JobProcessor<typeof archiveCertificateBatch> {
  readonly job = archiveCertificateBatch;

  constructor(@Inject(MakeBatchArchive) private readonly archive: MakeBatchArchive) {
    super();
  }

  run({ agencyId, taskId }: JobPayload<typeof archiveCertificateBatch>, { attempt, attempts, signal }: JobContext): Promise<void> {
    return this.archive.run({ kind: 'system', agencyId, job: 'archive-certificate-batch' }, taskId, { isLast: attempt >= attempts, signal });
  }
}
