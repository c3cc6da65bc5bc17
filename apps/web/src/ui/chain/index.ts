export { CourseChain, CourseChanges, ProgrammeChain } from './lazy-chain.js';
