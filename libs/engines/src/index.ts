export { commandLineOf, isRunning, stopLeftover, waitUntil } from './process/processes.js';
export { choosePort, isPortFree, type ChosenPort } from './process/ports.js';
export { liveHolder, takeLock, type LockHolder } from './process/instance-lock.js';
export { Service, type Exit, type ServiceOptions } from './process/service.js';
export { databaseUrl, startCluster, SUPERUSER, type Cluster, type ClusterOptions } from './postgres/cluster.js';
export {
  dropDatabase,
  ensureApplicationDatabase,
  ensureQueueDatabase,
  ensureRoles,
  ROLES,
  type Role,
  type RolePasswords,
} from './postgres/roles.js';
export { givenRedis } from './redis/given.js';
export { findRedis, startRedis, type RedisOptions, type RedisServer } from './redis/server.js';
export { startGateway, type Gateway, type GatewayOptions } from './s3/gateway.js';
