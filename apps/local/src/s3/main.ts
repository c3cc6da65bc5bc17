import { startGateway } from '@sinau/engines';
import { z } from 'zod';

/** The S3 gateway as a process of its own. Ends when the supervisor does. */
const variables = z
  .object({
    S3_FOLDER: z.string(),
    S3_PORT: z.coerce.number().int(),
    S3_REGION: z.string(),
    S3_BUCKET: z.string(),
    S3_ACCESS_KEY_ID: z.string(),
    S3_SECRET_ACCESS_KEY: z.string(),
  })
  .parse(process.env);

const gateway = await startGateway({
  folder: variables.S3_FOLDER,
  port: variables.S3_PORT,
  region: variables.S3_REGION,
  buckets: [variables.S3_BUCKET],
  accessKeyId: variables.S3_ACCESS_KEY_ID,
  secretAccessKey: variables.S3_SECRET_ACCESS_KEY,
  onFault: (error) => console.error(new Date().toISOString(), error),
});

const end = (): void => void gateway.close().then(() => process.exit(0));
process.once('SIGTERM', end);
process.once('disconnect', end);
process.send?.({ ready: true, address: gateway.url });
