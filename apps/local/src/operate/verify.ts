import { VerifyInstallation, type Verification } from '@sinau/application/audit';
import { readOperatorConfiguration } from '@sinau/config';
import { startGateway } from '@sinau/engines';
import { noteUpkeep } from '@sinau/persistence/core';
import { S3ObjectStore, type S3Settings } from '@sinau/storage';
import { BUCKET, REGION, type Setting } from '../stack/services.js';
import { throughOwnerDoor } from './owner-door.js';

/** `npm run verify`: whether records and files are what they say. Exits 1 when something is not, 2 when it can't be known. */
const MARK = 'apps/local/dist/operate/verify.js';

async function withStore<Result>(settings: S3Settings, work: (store: S3ObjectStore) => Promise<Result>): Promise<Result> {
  const store = new S3ObjectStore(settings);
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

/** The store of the environment, else the running stack's, else its folder behind a gateway of our own. */
async function throughStore<Result>(setting: Setting | null, work: (store: S3ObjectStore) => Promise<Result>): Promise<Result> {
  if (setting === null) {
    const reading = readOperatorConfiguration(process.env);
    if (!reading.ok) throw new Error(reading.problems.join('\n'));
    const { forcePathStyle, ...storage } = reading.value.storage;
    return withStore({ ...storage, pathStyle: forcePathStyle }, work);
  }
  const { ports, secrets, folders } = setting;
  const keys = { region: REGION, bucket: BUCKET, ...secrets.s3 };
  if (ports.s3 !== 0) return withStore({ ...keys, endpoint: `http://127.0.0.1:${ports.s3}`, publicEndpoint: null, pathStyle: true }, work);
  const gateway = await startGateway({ ...keys, folder: folders.objects, port: 0, buckets: [BUCKET] });
  return withStore({ ...keys, endpoint: gateway.url, publicEndpoint: null, pathStyle: true }, work).finally(() => gateway.close());
}

function report({ auditEntries, certificates, attempts, objects, findings }: Verification): string {
  const looked = `Looked at ${auditEntries} audit entries, ${certificates} certificates, ${attempts} graded attempts and ${objects} files.`;
  if (findings.length === 0) return `${looked}\nAll of them are what they say.`;
  return [looked, `${findings.length} are not:`, ...findings.map(({ kind, what }) => `  ${kind}: ${what}`)].join('\n');
}

try {
  await throughOwnerDoor(process.env, MARK, async ({ owner, setting }) => {
    const verification = await throughStore(setting, (store) => new VerifyInstallation(owner, store).run());
    await noteUpkeep(owner, 'verify', verification.findings.length);
    console.log(report(verification));
    process.exitCode = verification.findings.length === 0 ? 0 : 1;
  });
} catch (error) {
  console.error(`Nothing is known: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
