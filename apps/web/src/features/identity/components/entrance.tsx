import type { ReactNode } from 'react';
import { useText } from '../../../lib/i18n/index.js';
import { Mark } from '../../../ui/mark.js';
import { Motif } from '../../../ui/motif.js';
import { usePageTitle } from '../../../ui/page-title.js';
import { LanguageSwitch } from '../../../ui/shell/language-switch.js';
import { OfflineBand } from '../../../ui/shell/offline-band.js';
import { SchemeToggle } from '../../../ui/shell/scheme.js';
import { SkipLink } from '../../../ui/skip-link.js';
import classes from './entrance.module.css';

type EntranceProps = { readonly title: string; readonly lead?: ReactNode; readonly children: ReactNode };

/** The door: the teal band with the name, and one form. */
export function Entrance({ title, lead, children }: EntranceProps) {
  const t = useText();
  usePageTitle(title);
  return (
    <div className={classes.entrance}>
      <SkipLink />
      <header className={classes.band}>
        <div className={classes.motif}>
          <Motif name="kawung" opacity={0.22} scale={1.3} />
        </div>
        <div className={classes.name}>
          <Mark size={40} />
          <span>Sinau</span>
        </div>
        <p className={classes.line}>{t('identity.line')}</p>
      </header>
      <div className={classes.side}>
        <section className={classes.tools} aria-label={t('identity.preferences')}>
          <LanguageSwitch />
          <SchemeToggle />
        </section>
        <OfflineBand />
        <main id="main" tabIndex={-1} className={classes.main}>
          <h1 tabIndex={-1}>{title}</h1>
          {lead === undefined ? null : <p className={classes.lead}>{lead}</p>}
          {children}
        </main>
      </div>
    </div>
  );
}
