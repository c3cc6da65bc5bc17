import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ROLES } from '@sinau/engines';
import { z } from 'zod';

const secretsSchema = z.object({
  superuser: z.string(),
  roles: z.record(z.enum(ROLES), z.string()),
  s3: z.object({ accessKeyId: z.string(), secretAccessKey: z.string() }),
});
export type Secrets = z.output<typeof secretsSchema>;

const secret = (): string => randomBytes(24).toString('base64url');

/** The passwords of this installation, made at the first start, readable by its owner only. */
export function readSecrets(file: string): Secrets {
  if (existsSync(file)) {
    chmodSync(file, 0o600);
    return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  }
  const secrets = secretsSchema.parse({
    superuser: secret(),
    roles: Object.fromEntries(ROLES.map((role) => [role, secret()])),
    s3: { accessKeyId: randomBytes(10).toString('hex'), secretAccessKey: secret() },
  });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return secrets;
}
