import type { ImportView, WrongRow } from '@sinau/contracts/organisations';
import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { pagedQuery } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Button } from '../../../ui/button.js';
import { QueryFailure } from '../../../ui/states.js';
import { ListSkeleton } from '../../../ui/skeleton.js';
import { MendRow } from './mend-row.js';
import classes from './organisations.module.css';

type MendRowsProps = { readonly batch: ImportView; readonly onChange: (batch: ImportView) => void };

const PAGE = 10;

/** The first field at fault of the first row: where the work goes on after a row was mended. */
function goOn(list: HTMLElement | null): void {
  const field = list?.querySelector<HTMLElement>('[aria-invalid="true"], input');
  field?.focus();
}

/** Wrong rows, mended where they stand: each is judged at once by the rules of the dry run. */
export function MendRows({ batch, onChange }: MendRowsProps) {
  const t = useText();
  const formats = useFormats();
  const client = useQueryClient();
  const list = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const [mended, setMended] = useState(0);
  const query = pagedQuery('GET /api/people-imports/:importId/rows-to-mend', { params: { importId: batch.id }, query: { limit: PAGE } });
  const found = useInfiniteQuery({ ...query, select: (data) => data.pages.flatMap((page) => page.rows) });
  useEffect(() => {
    if (mended > 0) goOn(list.current);
  }, [mended]);
  if (found.isError && !found.data) return <QueryFailure what={t('organisations.import.failed')} query={found} />;
  if (!found.data) return <ListSkeleton rows={2} />;

  function judged(before: WrongRow, next: ImportView, after: WrongRow | null): void {
    const line = formats.number(before.line);
    type Pages = InfiniteData<{ rows: WrongRow[]; next: string | null }>;
    client.setQueryData<Pages>(query.queryKey, (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, rows: page.rows.flatMap((row) => (row.line === before.line ? (after ?? []) : row)) })) });
    setSaid(after ? t('organisations.import.mend.still', { line }) : t('organisations.import.mend.done', { line }));
    setMended((count) => count + (after ? 0 : 1));
    onChange(next);
  }
  return (
    <>
      <p className={classes.muted}>{t('organisations.import.mend.lead')}</p>
      <p role="status">{said}</p>
      <div ref={list} className={classes.sections}>
        {found.data.map((row) => (
          <MendRow key={row.line} importId={batch.id} row={row} onMended={(next, after) => judged(row, next, after)} />
        ))}
      </div>
      {found.hasNextPage ? (
        <Button look="outline" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t('organisations.import.mend.more')}</Button>
      ) : null}
    </>
  );
}
