import { useLocation } from '@tanstack/react-router';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An id that a link left in the address for the page it led to; anything else there is nothing. Read here, so that no route has to know of it before its page is loaded. */
export function useIdInSearch(name: string): string | undefined {
  const given = useLocation({ select: ({ searchStr }) => new URLSearchParams(searchStr).get(name) });
  return given !== null && ID.test(given) ? given : undefined;
}
