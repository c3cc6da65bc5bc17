import { useSuspenseQuery } from '@tanstack/react-query';
import { activeLanguage, needCatalogue } from '../../lib/i18n/index.js';

/** Players and uploads stand on pages of other features: their sentences are loaded with them. Suspends until they are there. */
export function useMediaSentences(): void {
  useSuspenseQuery({
    queryKey: ['sentences', 'media'],
    queryFn: () => needCatalogue('media', activeLanguage()).then(() => true),
    staleTime: Infinity,
  });
}
