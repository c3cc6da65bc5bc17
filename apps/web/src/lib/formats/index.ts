export { createFormats, type Formats } from './formats.js';
export { useFormats } from './use-formats.js';
