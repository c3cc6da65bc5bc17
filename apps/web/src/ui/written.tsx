import { createContext, useContext, type ReactNode } from 'react';

/**
 * The language of an agency's own words (names of units and runs, claims, competencies): Indonesian (Law 24 of 2009), whichever language
 * a reader has chosen for the screens. A course names its own.
 */
export const AGENCY_LANGUAGE = 'id';

const Language = createContext<string | undefined>(AGENCY_LANGUAGE);

/** Around the pages of a course: what its authors wrote is in its language. */
export const WrittenIn = Language.Provider;

/** For the `lang` of a block of such words. */
export const useWrittenLanguage = (): string | undefined => useContext(Language);

/** Words of an author among words of the screen: a screen reader pronounces them in their own language. */
export function Written({ children, lang }: { readonly children: ReactNode; readonly lang?: string | undefined }) {
  const around = useWrittenLanguage();
  return <span lang={lang ?? around}>{children}</span>;
}
