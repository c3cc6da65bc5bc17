import { FindUnfinished, GradeAttempt, ReleaseReview } from '@sinau/application/grading';
import { Module } from '@nestjs/common';
import { GradeAttemptProcessor } from './grade-attempt.processor.js';
import { HeldBackReviews, OverdueAttempts, UngradedAttempts } from './grading.reconcilers.js';
import { ReleaseReviewProcessor } from './release-review.processor.js';

@Module({ providers: [GradeAttempt, ReleaseReview, FindUnfinished, GradeAttemptProcessor, ReleaseReviewProcessor, OverdueAttempts, UngradedAttempts, HeldBackReviews] })
export class GradingModule {}
