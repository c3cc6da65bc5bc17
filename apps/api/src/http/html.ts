const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** HTML that is safe to send: text in it was escaped. */
export class Html {
  constructor(readonly text: string) {}
}

function written(value: Html | string | number | readonly Html[] | null): string {
  if (value === null) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map((part) => part.text).join('');
  return String(value).replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
}

/** A template whose values are escaped, in text and in quoted attributes, unless they are `Html` themselves. */
export function html(strings: TemplateStringsArray, ...values: readonly (Html | string | number | readonly Html[] | null)[]): Html {
  return new Html(strings.map((part, index) => part + (index < values.length ? written(values[index] ?? null) : '')).join(''));
}
