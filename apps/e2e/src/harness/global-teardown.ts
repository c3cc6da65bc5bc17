import { endRunning } from './running.js';

export default endRunning;
