import { improveVideo, processPicture, processVideo } from '@sinau/contracts/jobs';
import type { QueueTarget } from '@sinau/queue';
import { S3ObjectStore } from '@sinau/storage';
import { MediaModule } from '../media/media.module.js';
import { runProcess } from '../run-process.js';
import type { WorkerOptions } from '../worker-options.js';
import { testWorkerOptions } from './test-worker.js';

export type VideoWorkerArgument = {
  readonly databaseUrl: string;
  readonly queue: QueueTarget;
  readonly storage: WorkerOptions['configuration']['storage'];
  /** Null: the machine's. A path where there is none makes it repackage. */
  readonly ffmpegPath: string | null;
  /** Kills itself with kill -9 when so many files of the package are stored. */
  readonly diesAfterStoring: number | null;
  /** After which it looks for videos to improve. */
  readonly quietSeconds?: number;
};

/** A worker that processes videos, as a process of its own; its argument is JSON. */
const argument: VideoWorkerArgument = JSON.parse(process.argv[2] ?? '{}');
const { databaseUrl, queue, storage, ffmpegPath, diesAfterStoring, quietSeconds = 86_400 } = argument;
if (diesAfterStoring !== null) {
  const { put } = S3ObjectStore.prototype;
  let stored = 0;
  S3ObjectStore.prototype.put = async function (key, content, options) {
    if (stored === diesAfterStoring) process.kill(process.pid, 'SIGKILL');
    stored += 1;
    return put.call(this, key, content, options);
  };
}
const options = testWorkerOptions({ databaseUrl, queue, declared: [processVideo, improveVideo, processPicture], features: [MediaModule] });
await runProcess({ ...options, configuration: { ...options.configuration, storage, ffmpegPath, ffprobePath: ffmpegPath, videoQuietSeconds: quietSeconds } });
