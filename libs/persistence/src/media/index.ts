export * from './media-asset.entity.js';
export * from './caption.entity.js';
export * from './replaced-package.entity.js';
export * from './media-assets.repository.js';
export * from './captions.repository.js';
export * from './ladders.repository.js';
export * from './playback.repository.js';
