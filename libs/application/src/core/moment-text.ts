const zones: Readonly<Record<string, string>> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };
const joins = { id: 'pukul', en: 'at' } as const;

/** A calendar day (`YYYY-MM-DD`) as a reader writes it: `24 November 2026`. */
export function dayText(day: string, language: 'id' | 'en'): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(language === 'id' ? 'id-ID' : 'en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
}

/** A moment as a reader writes it: `24 November 2026 pukul 16.00 WIB`. */
export function momentText(moment: Date, timeZone: string, language: 'id' | 'en'): string {
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  const date = moment.toLocaleDateString(locale, { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
  const time = moment.toLocaleTimeString(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${date} ${joins[language]} ${time} ${zones[timeZone] ?? timeZone}`;
}
