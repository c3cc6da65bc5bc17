import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { isLanguage } from '../i18n/index.js';
import { meQuery } from '../session/index.js';
import { createFormats, type Formats } from './formats.js';

const made = new Map<string, Formats>();

/** Formats of the active language in the agency's zone; WIB for visitors. */
export function useFormats(): Formats {
  const { i18n } = useLingui();
  const zone = useQuery({ ...meQuery, enabled: false }).data?.agency.timeZone ?? 'Asia/Jakarta';
  const language = isLanguage(i18n.locale) ? i18n.locale : 'id';
  const name = `${language} ${zone}`;
  const known = made.get(name) ?? createFormats(language, zone);
  made.set(name, known);
  return known;
}
