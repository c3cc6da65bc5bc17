export type { UploadPlace } from './upload.js';
export { UploadPanel, type UploadPanelProps } from './upload-panel.js';
export { placeOnPage } from './place-on-page.js';
