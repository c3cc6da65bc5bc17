import { startTestCluster, TEST_CLUSTER } from './test-cluster.js';

/** Jest calls it once before the specs of a project that names it; the workers inherit the environment. */
export default async function globalSetup(): Promise<void> {
  process.env[TEST_CLUSTER] = JSON.stringify(await startTestCluster());
}
