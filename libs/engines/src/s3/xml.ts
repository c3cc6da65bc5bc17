import { S3Error } from './s3-error.js';

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Also what XML can't hold at all is escaped, as other servers do; a client that minds asks for `encoding-type=url`. */
export const escapeXml = (text: string): string =>
  text.replace(/[<>&"'\u0000-\u001f]/g, (character) => `&#${character.charCodeAt(0)};`);

const unescapeXml = (text: string): string =>
  text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]{2,4}));/g, (whole, hex: string, decimal: string, name: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = Number.parseInt(hex ?? decimal, hex === undefined ? 10 : 16);
    if (code > 0x10_ffff) throw new S3Error(400, 'MalformedXML');
    return String.fromCodePoint(code);
  });

/** The inner text of every element of that name; the protocol's bodies are flat lists, so nothing more is needed. */
export function elements(xml: string, name: string): string[] {
  if (xml.includes('<!DOCTYPE')) throw new S3Error(400, 'MalformedXML');
  const found: string[] = [];
  const open = `<${name}>`;
  const close = `</${name}>`;
  for (let start = xml.indexOf(open); start >= 0; start = xml.indexOf(open, start)) {
    const end = xml.indexOf(close, start);
    if (end < 0) throw new S3Error(400, 'MalformedXML');
    found.push(xml.slice(start + open.length, end));
    start = end;
  }
  return found;
}

/** The unescaped text of the first element of that name, or null. */
export function elementText(xml: string, name: string): string | null {
  const [inner] = elements(xml, name);
  return inner === undefined ? null : unescapeXml(inner);
}

export const tag = (name: string, text: string | number | boolean): string => `<${name}>${escapeXml(String(text))}</${name}>`;

export const document = (root: string, inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inner}</${root}>`;
