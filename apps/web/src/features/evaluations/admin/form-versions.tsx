import type { FormView } from '@sinau/contracts/evaluations';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Section } from '../../../ui/layout.js';
import classes from '../components/evaluations.module.css';

/** What was published of a form, the newest first. */
export function FormVersions({ versions }: { readonly versions: FormView['versions'] }) {
  const t = useText();
  const formats = useFormats();
  return (
    <Section title={t('evaluations.versions.title')}>
      {versions.length === 0 ? <p className={classes.small}>{t('evaluations.versions.none')}</p> : null}
      <ul className={classes.versions}>
        {versions.map((version) => (
          <li key={version.id}>
            <b>{t('evaluations.version', { number: version.number })}</b>
            <span className={classes.small}>{t('evaluations.versions.line', { items: version.items, time: formats.dateTime(version.publishedAt), name: version.publishedBy, uses: version.uses })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
