import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { callOnce, followNews, type Output } from '../../../lib/api/index.js';
import { useFormats } from '../../../lib/formats/index.js';
import { activeLanguage, needCatalogue, useText } from '../../../lib/i18n/index.js';
import { meQuery, rememberSession } from '../../../lib/session/index.js';
import { showToast } from '../../../ui/toast.js';
import { sentenceOf } from '../sentence.js';

/** The newest notification that this device has seen; null before the first look. */
type Newest = { id: string | null } | null;

async function look(client: QueryClient): Promise<Output<'GET /api/notifications'>> {
  const news = await callOnce('GET /api/notifications', { query: { limit: 1 } });
  const me = client.getQueryData(meQuery.queryKey);
  if (me && me.unreadNotifications !== news.unread) rememberSession(client, { ...me, unreadNotifications: news.unread });
  return news;
}

/** Keeps the bell true, and says politely what has just come. */
export function LiveNews() {
  const client = useQueryClient();
  const t = useText();
  const formats = useFormats();
  const say = useEffectEvent((news: Output<'GET /api/notifications'>['rows'][number]) => showToast(sentenceOf(news, t, formats)));

  useEffect(() => {
    let newest: Newest = null;
    const refresh = async (): Promise<void> => {
      try {
        const { rows } = await look(client);
        const [first] = rows;
        const isNews = newest !== null && first !== undefined && first.id !== newest.id && first.readAt === null;
        newest = { id: first?.id ?? null };
        if (!isNews) return;
        await needCatalogue('notifications', activeLanguage());
        say(first);
        await client.invalidateQueries({ queryKey: ['GET /api/notifications'] });
      } catch {
        return; // no answer now: the next connection looks again
      }
    };
    return followNews(() => void refresh(), () => void refresh());
  }, [client]);
  return null;
}
