import type { OwnPracticeView } from '@sinau/contracts/sessions';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { base64Of } from '../../../lib/base64-of.js';
import { call, routeKey, Unreachable } from '../../../lib/api/index.js';
import { newId } from '../../../lib/new-id.js';
import { keptQuery, useOnline } from '../../../lib/offline/index.js';
import { useMe } from '../../../lib/session/index.js';
import { emptyDraft, keepDraft, keptDraft, type KeptDraft, type WaitingFile } from './kept-draft.js';
import { shrunkPhoto } from './shrink-photo.js';

const POLL = 2_000;
const READ = 'GET /api/me/practice/:sessionId';

/** One's report, read again while a photo is being prepared; without a network, as it was read last. */
export function useOwnPractice(sessionId: string) {
  const { personId } = useMe();
  return useQuery({
    ...keptQuery(personId, READ, { params: { sessionId } }),
    refetchInterval: ({ state }) => (state.data?.value.report?.files.some((file) => file.state === 'pending') ? POLL : false),
  });
}

/** Puts the server's newest answer in the place of the one that was read. */
export function useTakePractice(): (practice: OwnPracticeView) => void {
  const client = useQueryClient();
  return useCallback(
    (practice) => {
      client.setQueryData([...routeKey(READ, { params: { sessionId: practice.sessionId } }), 'kept'], { value: practice, savedAt: null });
      void client.invalidateQueries({ queryKey: ['GET /api/me/practice'] });
    },
    [client],
  );
}

export type PracticeDraft = {
  readonly text: string | null;
  readonly waiting: readonly WaitingFile[];
  /** The one that is on its way. */
  readonly sending: string | null;
  readonly failures: ReadonlyMap<string, unknown>;
  /** Files that went since the page was opened. */
  readonly sent: number;
  readonly write: (text: string | null) => void;
  readonly add: (files: readonly File[]) => Promise<void>;
  readonly drop: (id: string) => void;
  readonly retry: (id: string) => void;
};

function without<V>(map: ReadonlyMap<string, V>, drop: (value: V, key: string) => boolean): ReadonlyMap<string, V> {
  return new Map([...map].filter(([key, value]) => !drop(value, key)));
}

/** What of a report is on this device: kept there until the server has it, and sent one after the other as soon as there is a network. */
export function usePracticeDraft(sessionId: string): PracticeDraft {
  const { personId } = useMe();
  const online = useOnline();
  const take = useTakePractice();
  const [draft, setDraft] = useState<KeptDraft>(emptyDraft);
  const [sending, setSending] = useState<string | null>(null);
  const [failures, setFailures] = useState<ReadonlyMap<string, unknown>>(new Map());
  const [sent, setSent] = useState(0);
  const loaded = useRef(false);

  useEffect(() => {
    let left = false;
    void keptDraft(personId, sessionId).then((kept) => {
      if (left) return;
      loaded.current = true;
      setDraft((now) => ({ text: now.text ?? kept.text, files: [...kept.files, ...now.files] }));
    });
    return () => {
      left = true;
    };
  }, [personId, sessionId]);

  useEffect(() => {
    if (loaded.current) void keepDraft(personId, sessionId, draft);
  }, [draft, personId, sessionId]);

  const drop = useCallback((id: string) => setDraft((now) => ({ ...now, files: now.files.filter((one) => one.id !== id) })), []);

  const send = useCallback(
    async ({ id, file }: WaitingFile) => {
      setSending(id);
      try {
        take(await call('PUT /api/me/practice/:sessionId/files/:fileId', { params: { sessionId, fileId: id }, body: { fileName: file.name.slice(0, 200), content: await base64Of(file) } }));
        setSent((count) => count + 1);
        drop(id);
      } catch (error) {
        setFailures((now) => new Map(now).set(id, error));
      } finally {
        setSending(null);
      }
    },
    [drop, sessionId, take],
  );

  useEffect(() => {
    if (!online || sending !== null) return;
    const next = draft.files.find(({ id }) => !failures.has(id));
    if (next !== undefined) void Promise.resolve().then(() => send(next));
  }, [draft.files, failures, online, send, sending]);

  useEffect(() => {
    const again = (): void => setFailures((now) => without(now, (error) => error instanceof Unreachable));
    globalThis.addEventListener('online', again);
    return () => globalThis.removeEventListener('online', again);
  }, []);

  return {
    text: draft.text, waiting: draft.files, sending, failures, sent, drop,
    write: (text) => setDraft((now) => ({ ...now, text })),
    add: async (files) => {
      const small = await Promise.all(files.map(shrunkPhoto));
      setDraft((now) => ({ ...now, files: [...now.files, ...small.map((file) => ({ id: newId(), file }))] }));
    },
    retry: (id) => setFailures((now) => without(now, (_error, key) => key === id)),
  };
}
