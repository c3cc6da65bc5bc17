export { solvePlan, type Proposal, type Solved } from './solve-plan.js';
