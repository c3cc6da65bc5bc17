import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { isProblem, routeQuery } from '../../../lib/api/index.js';
import { useShown } from './shown.js';
import { isOnItsWay } from './stages.js';
import type { Upload } from './upload.js';
import { forgetUpload, placeReady, useUploadState } from './uploads.js';

const AGAIN_AFTER_MS = 4_000;

/** The file of an upload that is sent, asked about until the server is done with it. */
export function useSentMedia(upload: Upload) {
  const { phase } = useUploadState(upload);
  const mediaId = phase === 'sent' ? upload.media?.id : undefined;
  return useQuery({
    ...routeQuery('GET /api/media/:mediaId', { params: { mediaId: mediaId ?? '' } }),
    enabled: mediaId !== undefined,
    staleTime: 0,
    refetchInterval: ({ state }) => (isProblem(state.error, 'not_found') || (state.data && !isOnItsWay(state.data.state)) ? false : AGAIN_AFTER_MS),
  });
}

/**
 * Hears one upload to its end, whatever page is open: the lists of files are asked anew, the place hears that its file can be
 * shown, and the upload is forgotten once nobody needs to be told of it.
 */
export function Settling({ upload, dismissed }: { readonly upload: Upload; readonly dismissed: boolean }) {
  const client = useQueryClient();
  const { phase } = useUploadState(upload);
  const media = useSentMedia(upload);
  const shown = useShown().has(upload);
  const named = upload.media?.id;
  const told = useRef(false);
  const { data, error } = media;
  const stage = data?.state ?? (phase === 'sent' ? 'sent' : 'sending');
  useEffect(() => {
    if (named !== undefined) void client.invalidateQueries({ queryKey: ['GET /api/courses/:courseId/media'] });
  }, [client, named, stage]);
  useEffect(() => {
    if (phase !== 'sent' || data?.state !== 'ready' || told.current) return;
    told.current = true;
    placeReady(upload, data);
  }, [phase, data, upload]);
  const over = phase === 'given_up' || isProblem(error, 'not_found') || (phase === 'sent' && data !== undefined && !isOnItsWay(data.state));
  useEffect(() => {
    if (over && (phase === 'given_up' || shown || dismissed)) forgetUpload(upload);
  }, [over, phase, shown, dismissed, upload]);
  return null;
}
