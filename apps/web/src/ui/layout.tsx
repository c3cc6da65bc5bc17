import type { ReactNode } from 'react';
import classes from './layout.module.css';

/** The page's own column below header or band: 1180 px at most, with the right padding at each width. */
export function Page({ children }: { readonly children: ReactNode }) {
  return <div className={classes.page}>{children}</div>;
}

/** Main column and a rail of 340 px that moves below it on small screens. */
export function WithRail({ children, rail }: { readonly children: ReactNode; readonly rail: ReactNode }) {
  return (
    <div className={classes.withRail}>
      <div>{children}</div>
      <aside className={classes.rail}>{rail}</aside>
    </div>
  );
}

/** One titled part of a rail or page. */
export function Section({ title, children, actions }: { readonly title: string; readonly children: ReactNode; readonly actions?: ReactNode }) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <h2>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** The sections of a page below each other, as far apart as they are everywhere. */
export function Sections({ children }: { readonly children: ReactNode }) {
  return <div className={classes.sections}>{children}</div>;
}

/** Cards of equal width, as many as fit beside each other. */
export function CardGrid({ children }: { readonly children: ReactNode }) {
  return <ul className={classes.grid}>{children}</ul>;
}

/** Rows of a list within one frame, with a line between them; each is a `li`. */
export function RowList({ children }: { readonly children: ReactNode }) {
  return <ul className={classes.rows}>{children}</ul>;
}

/** The page's one main button, kept at the thumb on a phone (above the bottom navigation), in place on larger screens. */
export function ActionBar({ children }: { readonly children: ReactNode }) {
  return <div className={classes.actionBar}>{children}</div>;
}
