import { FindUnfinished, GradeAttempt, ReleaseReview } from '@sinau/application/grading';
import { PublicSite } from '@sinau/application/core';
import { Module } from '@nestjs/common';
import { WORKER_OPTIONS, type WorkerOptions } from '../worker-options.js';
import { GradeAttemptProcessor } from './grade-attempt.processor.js';
import { HeldBackReviews, OverdueAttempts, UngradedAttempts } from './grading.reconcilers.js';
import { ReleaseReviewProcessor } from './release-review.processor.js';

@Module({
  providers: [
    { provide: PublicSite, inject: [WORKER_OPTIONS], useFactory: ({ configuration }: WorkerOptions) => new PublicSite(configuration.publicUrl) },
    GradeAttempt, ReleaseReview, FindUnfinished, GradeAttemptProcessor, ReleaseReviewProcessor, OverdueAttempts, UngradedAttempts, HeldBackReviews,
  ],
})
export class GradingModule {}
