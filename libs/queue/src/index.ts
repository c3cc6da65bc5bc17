export { migrateQueue } from './backends/schema.js';
export { jobIdOf } from './envelope.js';
export { GiveUp, QueueAway } from './errors.js';
export { assertHandlers, handler } from './handlers.js';
export { openQueues, type QueueSettings, type QueueTarget } from './open-queues.js';
export type * from './port.js';
