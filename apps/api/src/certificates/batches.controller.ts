import { ArchiveBatch, PlanBatch, PreviewCertificate, SteerBatch } from '@sinau/application/certificates';
import { certificatesRoutes } from '@sinau/contracts/certificates';
import type { Language } from '@sinau/contracts/core';
import type { Facts } from '@sinau/domain/core';
import type { Actor } from '@sinau/domain/identity';
import { Controller, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Handles, type Call } from '../http/handles.js';
import { sentenceOf } from '../http/problem.filter.js';
import { RawReply } from '../http/raw-reply.js';
import { showPdf } from './send-file.js';

const BLOCKED_SHOWN = 100;

type Refusal = { readonly code: string; readonly facts: Facts };
const shown = ({ code, facts }: Refusal, language: Language) => ({ code, sentence: sentenceOf(code, language, facts) });

type BatchTimes = { readonly createdAt: Date; readonly finishedAt: Date | null };
const timed = <B extends BatchTimes>(batch: B) => ({ ...batch, createdAt: batch.createdAt.toISOString(), finishedAt: batch.finishedAt?.toISOString() ?? null });

/** Issuing to everybody of a run. */
@Controller()
export class BatchesController {
  constructor(
    @Inject(PlanBatch) private readonly plans: PlanBatch,
    @Inject(SteerBatch) private readonly steering: SteerBatch,
    @Inject(PreviewCertificate) private readonly previews: PreviewCertificate,
    @Inject(ArchiveBatch) private readonly archives: ArchiveBatch,
  ) {}

  @Handles(certificatesRoutes.batches)
  async batches({ actor }: Call<typeof certificatesRoutes.batches>) {
    return { batches: (await this.steering.recent(actor)).map(timed) };
  }

  @Handles(certificatesRoutes.batchPreview)
  async preview({ actor, query, request }: Call<typeof certificatesRoutes.batchPreview>) {
    const { language } = request.sinau;
    const plan = await this.plans.preview(actor, query.runId);
    const { run, blockers, ready, blocked, samples, numbers, openBatchId, owing, certified, incomplete, withdrawn, withheld } = plan;
    return {
      run: { id: run.runId, name: run.name, courseTitle: run.courseTitle },
      blockers: blockers.map((blocker) => shown(blocker, language)),
      counts: { ready, blocked: blocked.length, owing, certified, incomplete, withdrawn, withheld },
      blocked: blocked.slice(0, BLOCKED_SHOWN).map(({ candidate, why }) => ({ enrolmentId: candidate.enrolmentId, name: candidate.name, ...shown(why, language) })),
      samples: samples.map(({ enrolmentId, name }) => ({ enrolmentId, name })),
      numbers, openBatchId,
    };
  }

  @Handles(certificatesRoutes.batchSample)
  async sample({ actor, params }: Call<typeof certificatesRoutes.batchSample>, reply: FastifyReply) {
    return showPdf(reply, await this.previews.enrolment(actor, params.enrolmentId));
  }

  @Handles(certificatesRoutes.startBatch)
  async start({ actor, body, request }: Call<typeof certificatesRoutes.startBatch>) {
    return this.detail(actor, await this.plans.start(actor, body), request.sinau.language);
  }

  @Handles(certificatesRoutes.batch)
  async batch({ actor, params, request }: Call<typeof certificatesRoutes.batch>) {
    return this.detail(actor, params.batchId, request.sinau.language);
  }

  @Handles(certificatesRoutes.steerBatch)
  async steer({ actor, params, body, request }: Call<typeof certificatesRoutes.steerBatch>) {
    await this.steering.run(actor, params.batchId, body.act);
    return this.detail(actor, params.batchId, request.sinau.language);
  }

  @Handles(certificatesRoutes.makeArchive)
  async makeArchive({ actor, params, request }: Call<typeof certificatesRoutes.makeArchive>) {
    await this.archives.ask(actor, params.batchId);
    return this.detail(actor, params.batchId, request.sinau.language);
  }

  @Handles(certificatesRoutes.archive)
  async archive({ actor, params }: Call<typeof certificatesRoutes.archive>, reply: FastifyReply) {
    void reply.status(302).header('location', await this.archives.address(actor, params.batchId)).header('cache-control', 'no-store');
    return new RawReply('');
  }

  private async detail(actor: Actor, batchId: string, language: Language) {
    const batch = await this.steering.read(actor, batchId);
    const failures = batch.failures.map(({ enrolmentId, name, code, facts }) => ({ enrolmentId, name, ...shown({ code, facts }, language) }));
    return { ...timed(batch), failures, ...(await this.archives.read(actor, batchId)) };
  }
}
