export * from './caption-fault.js';
export * from './media-state.js';
export * from './may-upload.js';
