export { ConfirmDialog } from './confirm-dialog.js';
export { FormDialog } from './form-dialog.js';
export { Dialog, Sheet } from './dialog.js';
