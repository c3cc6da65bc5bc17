import { useLingui } from '@lingui/react';
import { useMemo } from 'react';

export type TextValues = Readonly<Record<string, string | number>>;
/** A sentence by its explicit id, `<feature>.<name>`; ids are written out, never put together. */
export type Text = (id: string, values?: TextValues) => string;

/** The sentences of the active language; the component renders again when the language changes. */
export function useText(): Text {
  const { i18n } = useLingui();
  const { locale } = i18n;
  // a new function per language, so that memoised readers render again
  return useMemo(() => (id, values) => (locale ? i18n._(id, values) : id), [i18n, locale]);
}
