import type { CourseRow } from '@sinau/contracts/courses';
import { useText } from '../../../lib/i18n/index.js';
import { StatusChip, type Status } from '../../../ui/status-chip.js';

const looks: Readonly<Record<CourseRow['state'], { readonly status: Status; readonly text: string }>> = {
  draft: { status: 'waiting', text: 'courses.state.draft' },
  published: { status: 'done', text: 'courses.state.publishedNumber' },
  changed: { status: 'active', text: 'courses.state.changedNumber' },
  archived: { status: 'locked', text: 'courses.state.archived' },
};

/** Draft, published, changed since, archived. */
export function CourseStateChip({ state, number }: { readonly state: CourseRow['state']; readonly number: number | null }) {
  const t = useText();
  const { status, text } = looks[state];
  return <StatusChip status={status}>{t(text, { number: number ?? 0 })}</StatusChip>;
}
