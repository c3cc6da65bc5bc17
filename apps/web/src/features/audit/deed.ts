import type { Row } from '../../lib/api/index.js';
import type { Formats } from '../../lib/formats/index.js';
import type { Text } from '../../lib/i18n/index.js';
import { jobInWords } from '../../lib/job-words.js';
import { deeds } from './deeds.js';
import { factWord } from './fact-words.js';

export type Entry = Row<'GET /api/audit'>;
type Words = Pick<Formats, 'date' | 'day' | 'dateTime' | 'decimal'>;

/** An entry of an older version may lack a fact that today's sentence names. */
const absent = Object.fromEntries(factWord.names().map((name) => [name, '–']));

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
/** Numbers that are names: never 2.026. */
const CALENDAR = new Set(['year', 'since']);

function written(name: string, value: unknown, t: Text, formats: Words): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return t(value ? 'facts.yes' : 'facts.no');
  if (typeof value === 'number') return CALENDAR.has(name) ? String(value) : formats.decimal(value);
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map((one: unknown) => written(name, one, t, formats)).join(', ');
  if (typeof value !== 'string') return JSON.stringify(value);
  const word = factWord.choice(name, value);
  if (word !== undefined) return t(word);
  if (name === 'job') return jobInWords(value, t);
  if (DAY.test(value)) return formats.day(value);
  return INSTANT.test(value) ? formats.dateTime(value) : value;
}

/** Facts by name, in words; a name or word that this build doesn't know as it is. */
export function factsOf(entry: Entry, t: Text, formats: Words): readonly (readonly [string, string])[] {
  return Object.entries(entry.facts).map(([name, value]) => {
    const word = factWord.name(name);
    return [word === undefined ? name : t(word), written(name, value, t, formats)] as const;
  });
}

/** What it was done to: by its name of today, else by its kind. */
export function subjectOf({ subject }: Entry, t: Text): string {
  const word = factWord.subject(subject.kind);
  return subject.name ?? (word === undefined ? subject.kind : t(word));
}

/** Who: a person by the name of that day, the system by its job. */
export function actorOf({ actorName }: Entry, t: Text): string {
  if (actorName.startsWith('system:')) return t('audit.system', { job: jobInWords(actorName.slice('system:'.length), t) });
  return actorName === 'anonymous' ? t('audit.anonymous') : actorName;
}

/** What was done, in words with its facts; an action that this build doesn't know by its code. */
export function deedOf(entry: Entry, t: Text, formats: Words): string {
  const id = deeds.get(entry.action);
  if (id === undefined) return t('audit.other', { action: entry.action });
  const facts = Object.entries(entry.facts).map(([name, value]) => [name, written(name, value, t, formats)] as const);
  return t(id, { ...absent, subject: entry.subject.name ?? '–', ...Object.fromEntries(facts) });
}
