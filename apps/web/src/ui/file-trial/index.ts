export { FileTrial } from './file-trial.js';
export { WrongCells } from './wrong-cells.js';
