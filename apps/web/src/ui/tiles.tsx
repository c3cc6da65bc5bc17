import type { ReactNode } from 'react';
import classes from './tiles.module.css';

/** Figures beside each other, as many as fit; each is a `Tile`. `live`: a change is read out. */
export function Tiles({ live, children }: { readonly live?: 'polite'; readonly children: ReactNode }) {
  return (
    <dl className={classes.tiles} aria-live={live}>
      {children}
    </dl>
  );
}

type TileProps = {
  readonly name: string;
  readonly value: ReactNode;
  /** What the value rests on, in a smaller line below it. */
  readonly note?: ReactNode;
  /** `error`: beyond a limit, which the note says too; `unknown`: the value is a sentence that tells why there is none. */
  readonly tone?: 'error' | 'unknown' | undefined;
};

/** One figure with its name. */
export function Tile({ name, value, note, tone }: TileProps) {
  return (
    <div className={classes.tile} data-tone={tone}>
      <dt>{name}</dt>
      <dd className={classes.value}>{value}</dd>
      {note === undefined || note === null ? null : <dd className={classes.note}>{note}</dd>}
    </div>
  );
}
