import type { ReactNode } from 'react';
import { Page } from './layout.js';
import { PageHeader, type Crumb } from './page-header.js';
import { PageSkeleton } from './skeleton.js';
import { QueryFailure } from './states.js';

type QueryPageProps<Data> = {
  readonly query: { readonly data: Data | undefined; readonly error: unknown; readonly isPending: boolean; readonly isFetching: boolean; readonly refetch: () => Promise<unknown> };
  /** The heading of a page that could not be loaded, and the way back from it. */
  readonly title: string;
  readonly crumbs?: readonly Crumb[];
  /** "Kursus tidak dapat dimuat." */
  readonly failed: string;
  readonly children: (data: Data) => ReactNode;
};

/** A page that stands on one answer: its skeleton before it, why and "Coba lagi" without it. What was shown stays when asking again fails. */
export function QueryPage<Data>({ query, title, crumbs = [], failed, children }: QueryPageProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) {
    return (
      <Page>
        <PageSkeleton />
      </Page>
    );
  }
  return (
    <Page>
      <PageHeader title={title} crumbs={crumbs} />
      <QueryFailure what={failed} query={query} />
    </Page>
  );
}
