import { OwnCourses } from '@sinau/application/enrolments';
import {
  BeginUpload, ChangeCaptions, CompleteUpload, ListMedia, MediaSettings, PlaybackTokens, PlayFile, ReadDocument, ReadPlayback, ReadUpload, RemoveMedia, RetryProcessing, SignParts,
} from '@sinau/application/media';
import { Module } from '@nestjs/common';
import { CoursesModule } from '../courses/courses.module.js';
import { API_OPTIONS, type ApiOptions } from '../platform/api-options.js';
import { FilesController } from './files.controller.js';
import { PlaybackController } from './playback.controller.js';
import { UploadsController } from './uploads.controller.js';

@Module({
  imports: [CoursesModule],
  controllers: [UploadsController, FilesController, PlaybackController],
  providers: [
    // The store's secret is the one secret that all replicas share.
    { provide: MediaSettings, inject: [API_OPTIONS], useFactory: ({ maxVideoBytes, storage }: ApiOptions) => new MediaSettings(maxVideoBytes, storage.secretAccessKey) },
    BeginUpload, ReadUpload, SignParts, CompleteUpload, RemoveMedia, RetryProcessing, ListMedia, ChangeCaptions,
    OwnCourses, PlaybackTokens, ReadPlayback, ReadDocument, PlayFile,
  ],
})
export class MediaModule {}
