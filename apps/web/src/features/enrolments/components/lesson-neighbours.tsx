import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import type { LessonView } from '@sinau/contracts/enrolments';
import { Link } from '@tanstack/react-router';
import { useText } from '../../../lib/i18n/index.js';
import { lessonAddress } from '../../../lib/learning/index.js';
import classes from './lesson-page.module.css';
import { Written } from '../../../ui/written.js';

/** The lessons before and after, by name. */
export function LessonNeighbours({ view }: { readonly view: LessonView }) {
  const t = useText();
  const { previous, next, enrolmentId } = view;
  if (previous === null && next === null) return null;
  return (
    <nav className={classes.neighbours} aria-label={t('enrolments.neighbours.title')}>
      {previous === null ? (
        <span />
      ) : (
        <Link to={lessonAddress(enrolmentId, previous)}>
          <IconArrowLeft size={20} aria-hidden="true" />
          <span>
            <small>{t('enrolments.neighbours.previous')}</small>
            <Written>{previous.title}</Written>
          </span>
        </Link>
      )}
      {next === null ? null : (
        <Link to={lessonAddress(enrolmentId, next)} data-end="true">
          <span>
            <small>{t('enrolments.neighbours.next')}</small>
            <Written>{next.title}</Written>
          </span>
          <IconArrowRight size={20} aria-hidden="true" />
        </Link>
      )}
    </nav>
  );
}
