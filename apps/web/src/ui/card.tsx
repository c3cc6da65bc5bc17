import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './card.module.css';

/** A plain surface with a border. */
export function Card({ children, padded = true }: { readonly children: ReactNode; readonly padded?: boolean }) {
  return (
    <div className={classes.card} data-padded={padded}>
      {children}
    </div>
  );
}

type LinkCardProps = {
  readonly to: string;
  /** The one name of the whole card. */
  readonly title: ReactNode;
  /** Above the title: a MotifCover. */
  readonly cover?: ReactNode;
  /** Between cover and title: a chip. */
  readonly status?: ReactNode;
  readonly children?: ReactNode;
};

/** A card that is one link with one name; everything else on it is plain text. */
export function LinkCard({ to, title, cover, status, children }: LinkCardProps) {
  return (
    <article className={classes.linkCard}>
      {cover}
      <div className={classes.body}>
        {status}
        <h3 className={classes.title}>
          <Link to={to}>{title}</Link>
        </h3>
        {children}
      </div>
    </article>
  );
}

/** Facts in one muted line, each an icon and words. */
export function CardFacts({ children }: { readonly children: ReactNode }) {
  return <div className={classes.facts}>{children}</div>;
}
