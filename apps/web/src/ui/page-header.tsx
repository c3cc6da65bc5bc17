import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '../lib/i18n/index.js';
import { Motif, type MotifName } from './motif.js';
import classes from './page-header.module.css';
import { usePageTitle } from './page-title.js';

/** Without `to`: where one is, the last of the row. */
export type Crumb = { readonly label: string; readonly to?: string; readonly lang?: string };

function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const t = useText();
  if (crumbs.length === 0) return null;
  return (
    <nav aria-label={t('ui.crumbs')}>
      <ol className={classes.crumbs}>
        {crumbs.map((crumb) => (
          <li key={crumb.label}>
            {crumb.to === undefined ? <span lang={crumb.lang}>{crumb.label}</span> : <Link to={crumb.to} lang={crumb.lang}>{crumb.label}</Link>}
            {crumb.to === undefined ? null : <span aria-hidden="true">/</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

type PageHeaderProps = {
  readonly title: string;
  /** The language of the title, where it is not the screen's. */
  readonly lang?: string;
  readonly lead?: ReactNode;
  readonly crumbs?: readonly Crumb[];
  /** Buttons at the right end, below the title on a phone. */
  readonly actions?: ReactNode;
};

/** The h1 of a working page (lists, forms, settings); also sets the tab's title. */
export function PageHeader({ title, lang, lead, crumbs = [], actions }: PageHeaderProps) {
  usePageTitle(title);
  return (
    <header className={classes.header}>
      <div>
        <Crumbs crumbs={crumbs} />
        <h1 tabIndex={-1} lang={lang}>
          {title}
        </h1>
        {lead === undefined ? null : <p className={classes.lead}>{lead}</p>}
      </div>
      {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
    </header>
  );
}

type BandProps = PageHeaderProps & {
  readonly motif?: MotifName;
  /** A line of short facts under the lead; see BandFact. */
  readonly facts?: ReactNode;
  /** A card at the right end (340 px), below the text on a phone. */
  readonly aside?: ReactNode;
};

/** The teal band with batik geometry: opens a course, the home page, a certificate. One per page, directly below the header. */
export function Band({ title, lang, lead, crumbs = [], actions, motif = 'kawung', facts, aside }: BandProps) {
  usePageTitle(title);
  return (
    <div className={classes.band}>
      <div className={classes.motif}>
        <Motif name={motif} opacity={0.2} scale={1.15} />
      </div>
      <div className={classes.bandInner} data-aside={aside !== undefined}>
        <div>
          <Crumbs crumbs={crumbs} />
          <h1 tabIndex={-1} lang={lang} className={classes.bandTitle}>
            {title}
          </h1>
          {lead === undefined ? null : <p className={classes.bandLead}>{lead}</p>}
          {facts === undefined ? null : <div className={classes.facts}>{facts}</div>}
          {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
        </div>
        {aside === undefined ? null : <section className={classes.aside}>{aside}</section>}
      </div>
    </div>
  );
}

/** One fact of a band: an icon (18 px, decoration) and words. */
export function BandFact({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <span className={classes.fact}>
      <span aria-hidden="true">{icon}</span>
      {children}
    </span>
  );
}
