import { createContext, use, type ReactNode } from 'react';
import { useText } from '../lib/i18n/index.js';
import classes from './skeleton.module.css';
import { VisuallyHidden } from './visually-hidden.js';

/** Whether something around says already that it is loading. */
const Announced = createContext(false);

/** Wraps the blocks of a loading page: read once as "Memuat", however many are within. Give it the size of what follows. */
export function Skeletons({ children }: { readonly children: ReactNode }) {
  const t = useText();
  if (use(Announced)) return children;
  return (
    <div role="status">
      <VisuallyHidden>{t('ui.loading')}</VisuallyHidden>
      <div aria-hidden="true" className={classes.group}>
        <Announced value={true}>{children}</Announced>
      </div>
    </div>
  );
}

type BlockProps = { readonly height: number | string; readonly width?: number | string };

export function SkeletonBlock({ height, width = '100%' }: BlockProps) {
  return <div className={classes.block} style={{ height, width }} />;
}

/** Title, lead and some rows: the shape of most pages, shown while a page's code loads. */
export function PageSkeleton() {
  return (
    <Skeletons>
      <SkeletonBlock height={40} width="min(100%, 420px)" />
      <SkeletonBlock height={20} width="min(100%, 620px)" />
      <ListSkeleton rows={4} />
    </Skeletons>
  );
}

/** Rows of a list, `height` px each. */
export function ListSkeleton({ rows, height = 76 }: { readonly rows: number; readonly height?: number }) {
  return (
    <Skeletons>
      {Array.from({ length: rows }, (_, row) => (
        <SkeletonBlock key={row} height={height} />
      ))}
    </Skeletons>
  );
}

/** Cards of a grid, all of the same height. */
export function CardsSkeleton({ cards = 6, height = 236 }: { readonly cards?: number; readonly height?: number }) {
  return (
    <Skeletons>
      <div className={classes.cards}>
        {Array.from({ length: cards }, (_, card) => (
          <SkeletonBlock key={card} height={height} />
        ))}
      </div>
    </Skeletons>
  );
}
