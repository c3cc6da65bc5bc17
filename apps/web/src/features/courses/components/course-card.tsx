import { IconCalendar, IconClock, IconDatabase, IconLanguage, IconStack2 } from '@tabler/icons-react';
import type { Row } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { CardFacts, LinkCard } from '../../../ui/card.js';
import { MotifCover } from '../../../ui/motif.js';
import { StatusChip, type Status } from '../../../ui/status-chip.js';
import { Written } from '../../../ui/written.js';
import classes from './catalogue.module.css';
import { languageLabels } from './labels.js';

type Card = Row<'GET /api/catalogue'>;

function statusOf({ mine, door }: Card): { readonly status: Status; readonly text: string } {
  if (mine?.state === 'completed') return { status: 'done', text: 'courses.card.completed' };
  if (mine?.state === 'in_progress') return { status: 'active', text: 'courses.card.inProgress' };
  if (mine?.state === 'enrolled') return { status: 'waiting', text: 'courses.card.enrolled' };
  if (door === 'open') return { status: 'info', text: 'courses.card.open' };
  return { status: 'locked', text: door === 'full' ? 'courses.card.full' : 'courses.card.byAgency' };
}

/** A course in the catalogue: one link with one name. */
export function CourseCard({ card }: { readonly card: Card }) {
  const t = useText();
  const formats = useFormats();
  const { status, text } = statusOf(card);
  const endsOn = card.mine?.state === 'completed' ? null : (card.mine?.endsOn ?? card.openRun?.endsOn ?? null);
  return (
    <LinkCard to={card.mine ? `/kursus/${card.mine.enrolmentId}` : `/katalog/${card.courseId}`} title={<Written lang={card.language}>{card.title}</Written>} cover={<MotifCover id={card.courseId} />} status={<StatusChip status={status}>{t(text)}</StatusChip>}>
      <p className={classes.summary} lang={card.language}>
        {card.summary}
      </p>
      <CardFacts>
        <span>
          <b>{formats.jp(card.hours)}</b>
        </span>
        <span>
          <IconClock size={16} aria-hidden="true" />
          {formats.duration(card.minutes)}
        </span>
        <span>
          <IconStack2 size={16} aria-hidden="true" />
          {t('courses.card.lessons', { count: card.lessons })}
        </span>
        {card.bytes > 0 ? (
          <span>
            <IconDatabase size={16} aria-hidden="true" />
            {formats.size(card.bytes)}
          </span>
        ) : null}
        <span>
          <IconLanguage size={16} aria-hidden="true" />
          {t(languageLabels[card.language])}
        </span>
        {endsOn === null ? null : (
          <span>
            <IconCalendar size={16} aria-hidden="true" />
            {t('courses.card.until', { day: formats.day(endsOn) })}
          </span>
        )}
      </CardFacts>
    </LinkCard>
  );
}
