import type { ReactNode } from 'react';
import classes from './card-list.module.css';

type Children = { readonly children: ReactNode };

/** Records as cards below each other, for lists of a few: each is a `CardItem` or a `CardLine`. */
export function CardList({ children }: Children) {
  return <ul className={classes.list}>{children}</ul>;
}

/** One record whose parts stand below each other: what it is, what is told of it, what can be done. */
export function CardItem({ children }: Children) {
  return <li className={classes.item}>{children}</li>;
}

/** One record in a line: its words at the start, its state and its buttons at the end, or below where there is no room. */
export function CardLine({ children }: Children) {
  return <li className={classes.line}>{children}</li>;
}
