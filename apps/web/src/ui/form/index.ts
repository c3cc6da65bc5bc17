export { ErrorSummary, FieldError, type SummaryEntry } from './field-error.js';
export { PasswordField } from './password-field.js';
export { problemSummary } from './problem-summary.js';
export { TextField } from './text-field.js';
export { entry, useForm } from './use-form.js';
export { BareSelect, SelectField, type Choice } from './select-field.js';
