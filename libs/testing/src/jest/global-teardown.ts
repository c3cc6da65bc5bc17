import { stopTestCluster } from './test-cluster.js';

export default stopTestCluster;
