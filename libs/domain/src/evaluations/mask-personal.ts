const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/[\p{L}\d._%+-]{1,64}@[\p{L}\d.-]{1,190}/gu, '[surel]'],
  // NIP and NIK, also written in groups: 16 or 18 digits.
  [/(?<!\d)\d(?:[ .-]?\d){15,17}(?!\d)/g, '[nomor]'],
  // Telephone numbers of Indonesia: +62, 62 or 0, then 8 to 12 digits.
  [/(?<!\d)(?:\+?62|0)[ .-]?\d(?:[ .-]?\d){6,11}(?!\d)/g, '[telepon]'],
];

/** What people wrote, without what points at a person: e-mail addresses, NIP and NIK, telephone numbers. Names are beyond it. */
export function maskPersonal(text: string): string {
  return PATTERNS.reduce((masked, [pattern, sign]) => masked.replace(pattern, sign), text);
}
