import type { ReactNode } from 'react';
import classes from './queue.module.css';

/** A titled part of the page, set apart by space. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.part}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
