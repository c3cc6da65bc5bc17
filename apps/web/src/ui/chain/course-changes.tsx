import { useQuery } from '@tanstack/react-query';
import { routeQuery } from '../../lib/api/index.js';
import { useFormats } from '../../lib/formats/index.js';
import { useText } from '../../lib/i18n/index.js';
import { Section } from '../layout.js';
import { AGENCY_LANGUAGE } from '../written.js';
import classes from './course-changes.module.css';

/** What versions changed and why, with thanks to those who learnt before. Nothing is shown where there is nothing to tell, or it can't be told now. */
export function Changes({ courseId }: { readonly courseId: string }) {
  const t = useText();
  const formats = useFormats();
  const changes = useQuery(routeQuery('GET /api/catalogue/:courseId/changes', { params: { courseId } }));
  if (changes.data === undefined || changes.data.rows.length === 0) return null;
  return (
    <Section title={t('decisions.changes')}>
      <ul className={classes.list}>
        {changes.data.rows.map((change) => (
          <li key={`${change.versionNumber}-${change.answer}`}>
            <b>{t('decisions.changes.version', { number: change.versionNumber, day: formats.date(change.publishedAt) })}</b>
            <p lang={AGENCY_LANGUAGE}>{change.answer}</p>
            <p>
              {t('decisions.changes.why')} <span lang={AGENCY_LANGUAGE}>{change.why}</span>
            </p>
            <p className={classes.thanks}>{t('decisions.changes.thanks', { count: change.participants, run: change.runName })}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
