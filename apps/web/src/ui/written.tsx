import type { ReactNode } from 'react';

/**
 * The language that courses are written in. Agencies write theirs in Indonesian (Law 24 of 2009, article 29: the
 * language of instruction), whichever language a reader has chosen for the screens.
 */
export const COURSE_LANGUAGE = 'id';

/** Words of a course's author among words of the screen: a screen reader pronounces them in their own language. A block takes `lang={COURSE_LANGUAGE}` itself. */
export function Written({ children }: { readonly children: ReactNode }) {
  return <span lang={COURSE_LANGUAGE}>{children}</span>;
}
