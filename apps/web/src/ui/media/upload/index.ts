export { UploadPanel, type UploadPanelProps } from './upload-panel.js';
