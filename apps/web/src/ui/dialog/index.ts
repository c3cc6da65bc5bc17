export { ConfirmDialog } from './confirm-dialog.js';
export { Dialog, Sheet } from './dialog.js';
