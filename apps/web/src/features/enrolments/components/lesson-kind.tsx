import { IconFileText, IconFileTypePdf, IconListCheck, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useText } from '../../../lib/i18n/index.js';
import type { LessonRow } from './lesson-state.js';

const KINDS = {
  article: { icon: IconFileText, label: 'enrolments.kind.article' },
  video: { icon: IconPlayerPlayFilled, label: 'enrolments.kind.video' },
  document: { icon: IconFileTypePdf, label: 'enrolments.kind.document' },
  quiz: { icon: IconListCheck, label: 'enrolments.kind.quiz' },
} as const;

/** Icon and word of a lesson's kind. */
export function LessonKind({ kind }: { readonly kind: LessonRow['kind'] }) {
  const t = useText();
  const { icon: Icon, label } = KINDS[kind];
  return (
    <span>
      <Icon size={14} aria-hidden="true" />
      {t(label)}
    </span>
  );
}
