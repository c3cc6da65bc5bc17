export * from './run-session.js';
export * from './attendance.js';
export * from './decision.js';
export * from './room-code.js';
export * from './session-rules.js';
export * from './practice.js';
export * from './webinar-list.js';
export * from './may-teach-run.js';
