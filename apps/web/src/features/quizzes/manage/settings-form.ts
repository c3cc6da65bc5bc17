import type { AuthorQuizView } from '@sinau/contracts/quizzes';
import { parseNumber } from '@sinau/domain/grading';

export type Settings = AuthorQuizView['settings'];

/** Fields as typed; an empty limit is none. */
export type SettingsForm = Omit<Settings, 'timeLimitMinutes' | 'attemptsAllowed' | 'passMark' | 'draw' | 'review'> & {
  readonly timeLimitMinutes: string;
  readonly attemptsAllowed: string;
  readonly passMark: string;
  readonly draw: string;
  readonly release: Settings['review']['release'];
  readonly show: Settings['review']['show'];
};
export type SettingsField = 'title' | 'timeLimitMinutes' | 'attemptsAllowed' | 'passMark' | 'draw';

const write = (value: number | null): string => (value === null ? '' : String(value).replace('.', ','));

export function settingsFormOf({ review, ...settings }: Settings): SettingsForm {
  return {
    ...settings,
    timeLimitMinutes: write(settings.timeLimitMinutes),
    attemptsAllowed: write(settings.attemptsAllowed),
    passMark: write(settings.passMark),
    draw: write(settings.draw),
    ...review,
  };
}

/** `undefined` when the text is no number within the bounds. */
function within(text: string, low: number, high: number): number | undefined {
  const value = parseNumber(text);
  return value === null || value < low || value > high ? undefined : value;
}

function limit(text: string, high: number): number | null | undefined {
  if (text.trim() === '') return null;
  const value = within(text, 1, high);
  return value === undefined || !Number.isInteger(value) ? undefined : value;
}

const bounds = { timeLimitMinutes: 600, attemptsAllowed: 20, draw: 500 } as const;

export function settingsProblems(form: SettingsForm): readonly SettingsField[] {
  const wrong: SettingsField[] = [];
  if (form.title.trim() === '') wrong.push('title');
  for (const field of ['timeLimitMinutes', 'attemptsAllowed', 'draw'] as const) if (limit(form[field], bounds[field]) === undefined) wrong.push(field);
  if (within(form.passMark, 0, 100) === undefined) wrong.push('passMark');
  return wrong;
}

/** What is stored; null while a field is wrong. */
export function settingsOf(form: SettingsForm): Settings | null {
  const timeLimitMinutes = limit(form.timeLimitMinutes, bounds.timeLimitMinutes);
  const attemptsAllowed = limit(form.attemptsAllowed, bounds.attemptsAllowed);
  const draw = limit(form.draw, bounds.draw);
  const passMark = within(form.passMark, 0, 100);
  if (form.title.trim() === '' || timeLimitMinutes === undefined || attemptsAllowed === undefined || draw === undefined || passMark === undefined) return null;
  const { instructions, shuffleQuestions, shuffleOptions, release, show } = form;
  return { title: form.title.trim(), instructions, timeLimitMinutes, attemptsAllowed, passMark, draw, shuffleQuestions, shuffleOptions, review: { release, show } };
}
