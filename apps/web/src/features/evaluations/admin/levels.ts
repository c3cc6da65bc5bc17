import type { ComponentType } from 'react';
import type { LevelProps } from '../evaluations-search.js';
import { BehaviourLevel } from './behaviour-level.js';
import { LearningLevel } from './learning-level.js';
import { ReactionLevel } from './reaction-level.js';
import { ResultsLevel } from './results-level.js';

/** The parts of the page by level, in order. Each reads for itself: one that cannot be loaded leaves the others. */
export const levels: readonly ComponentType<LevelProps>[] = [ReactionLevel, LearningLevel, BehaviourLevel, ResultsLevel];
