import { createRedisBackend } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import type { Backend, BackendReport } from './backend.js';

const reconnect: RedisOptions = {
  connectTimeout: 5_000,
  disconnectTimeout: 200,
  retryStrategy: (times) => Math.min(times * 50, 500),
};

/** Redis needs `maxmemory-policy noeviction` and, to survive its own restart, `appendonly yes`. */
export function redisBackend(redisUrl: string, { report }: BackendReport): Backend {
  const connection = (options: RedisOptions) => {
    const redis = new Redis(redisUrl, { ...reconnect, ...options });
    redis.on('error', report);
    return redis;
  };
  const senders = connection({ maxRetriesPerRequest: 1 });
  const workers = connection({ maxRetriesPerRequest: null, lazyConnect: true });
  const probe = connection({ maxRetriesPerRequest: 0, lazyConnect: true, enableOfflineQueue: false });
  return {
    kind: 'redis',
    connect: (name, options, use) =>
      createRedisBackend(name, { ...options, connection: use?.withBlockingConnection ? workers : senders }, use),
    ping: async () => {
      if (probe.status === 'wait' || probe.status === 'end') await probe.connect();
      await probe.ping();
    },
    close: async () => {
      await Promise.all([senders, workers, probe].map(end));
    },
  };
}

async function end(redis: Redis): Promise<void> {
  if (redis.status === 'ready') await redis.quit();
  else redis.disconnect();
}
