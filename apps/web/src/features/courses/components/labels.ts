import type { ActivityKind, CompetencyClass, CourseLanguage } from '@sinau/domain/courses';

/** Sentence ids of the words that both learners and authors see. */
export const classLabels: Readonly<Record<CompetencyClass, string>> = {
  technical: 'courses.class.technical',
  managerial: 'courses.class.managerial',
  sociocultural: 'courses.class.sociocultural',
};

export const kindLabels: Readonly<Record<ActivityKind, string>> = {
  1: 'courses.kind.1', 2: 'courses.kind.2', 3: 'courses.kind.3', 4: 'courses.kind.4', 5: 'courses.kind.5', 6: 'courses.kind.6', 7: 'courses.kind.7',
  8: 'courses.kind.8', 9: 'courses.kind.9', 10: 'courses.kind.10', 11: 'courses.kind.11', 12: 'courses.kind.12', 13: 'courses.kind.13',
  14: 'courses.kind.14', 15: 'courses.kind.15', 16: 'courses.kind.16', 17: 'courses.kind.17', 18: 'courses.kind.18', 19: 'courses.kind.19',
  20: 'courses.kind.20', 21: 'courses.kind.21', 22: 'courses.kind.22', 23: 'courses.kind.23', 24: 'courses.kind.24', 25: 'courses.kind.25',
};

export const languageLabels: Readonly<Record<CourseLanguage, string>> = { id: 'courses.language.id', en: 'courses.language.en' };

export { lessonLabels } from '../../../ui/lesson-words.js';

export const hoursLabels = {
  up_to_4: 'courses.hours.upTo4',
  to_10: 'courses.hours.to10',
  to_20: 'courses.hours.to20',
  over_20: 'courses.hours.over20',
} as const;
export type HoursRange = keyof typeof hoursLabels;
