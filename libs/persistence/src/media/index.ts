export * from './media-asset.entity.js';
export * from './caption.entity.js';
