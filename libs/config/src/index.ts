export {
  KNOWN_VARIABLES,
  readApiConfiguration,
  readMigrateConfiguration,
  readOperatorConfiguration,
  readWorkerConfiguration,
  type ApiConfiguration,
  type MigrateConfiguration,
  type OperatorConfiguration,
  type Reading,
  type WorkerConfiguration,
} from './configuration.js';
export { logWarnings } from './log-warnings.js';
export { exampleFile } from './example-file.js';
export { CONTAINER_VARIABLES, VARIABLES, type ProcessRole, type VariableName } from './variables.js';
