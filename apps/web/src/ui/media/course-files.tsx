import type { MediaKind } from '@sinau/domain/media';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { isProblem, pagedQuery, routeQuery, type Row } from '../../lib/api/index.js';
import { useText } from '../../lib/i18n/index.js';
import { Button } from '../button.js';
import { Sentences } from './sentences.js';
import { isOnItsWay } from './upload/stages.js';

export type CourseFile = Row<'GET /api/courses/:courseId/media'>;

const AGAIN_AFTER_MS = 4_000;
const PAGE = 100;

/** A course's files of one kind, the newest first, a page at a time; asked again while one of them is on its way. */
export function useCourseFiles(courseId: string, kind: MediaKind) {
  const list = useInfiniteQuery({
    ...pagedQuery('GET /api/courses/:courseId/media', { params: { courseId }, query: { kind, limit: PAGE } }),
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.rows.some((file) => isOnItsWay(file.state))) ? AGAIN_AFTER_MS : false),
  });
  const files = (list.data?.pages.flatMap((page) => page.rows) ?? []).filter((file) => file.state !== 'deleted');
  return { list, files };
}

/** The file that is chosen, however far down the list; null when it is deleted, undefined while that is not known. */
export function useChosenFile(files: readonly CourseFile[], mediaId: string | null): CourseFile | null | undefined {
  const listed = files.find((file) => file.id === mediaId);
  const own = useQuery({ ...routeQuery('GET /api/media/:mediaId', { params: { mediaId: mediaId ?? '' } }), enabled: mediaId !== null && listed === undefined });
  if (mediaId === null) return null;
  if (listed) return listed;
  if (own.data) return own.data.state === 'deleted' ? null : own.data;
  return isProblem(own.error, 'not_found') ? null : undefined;
}

type List = ReturnType<typeof useCourseFiles>['list'];

function More({ list }: { readonly list: List }) {
  const t = useText();
  return (
    <div>
      <Button look="outline" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {t('media.moreFiles')}
      </Button>
    </div>
  );
}

/** The next page of the course's files, where there is one. */
export function MoreFiles({ list }: { readonly list: List }) {
  return list.hasNextPage ? (
    <Sentences>
      <More list={list} />
    </Sentences>
  ) : null;
}
