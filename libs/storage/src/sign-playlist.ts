/** The text is no playlist that may be served: `line` counts from 1. */
export class PlaylistError extends Error {
  override readonly name = 'PlaylistError';

  constructor(
    readonly line: number,
    readonly detail: string,
  ) {
    super(`line ${line}: ${detail}`);
  }
}

/** Answers the address under which a browser may fetch `path`, which is relative to the playlist and goes only downward. */
export type SignPath = (path: string) => string | Promise<string>;

type Piece = { readonly text: string } | { readonly path: string; readonly line: number };

const SAFE_PATH = /^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/;
const ONLY_DOTS = /^\.+$/;

/** Playlists are ours, so their paths are plain; a scheme, a query, `..`, `//`, `%2e` or a backslash is somebody else's work. */
function safePath(path: string, line: number): string {
  if (!SAFE_PATH.test(path) || path.split('/').some((segment) => ONLY_DOTS.test(segment))) throw new PlaylistError(line, 'a path leaves the folder or is not plain');
  return path;
}

/** A tag's text cut at the values of its `URI` attributes; quotes are honoured, so `TITLE="URI=x"` stays as it is. */
function piecesOfTag(tag: string, line: number): Piece[] {
  const pieces: Piece[] = [];
  let copied = 0;
  let position = tag.indexOf(':') + 1;
  while (position > 0 && position < tag.length) {
    const equals = tag.indexOf('=', position);
    if (equals < 0) break;
    const quoted = tag[equals + 1] === '"';
    const close = quoted ? tag.indexOf('"', equals + 2) : -1;
    if (quoted && close < 0) throw new PlaylistError(line, 'a quotation mark is not closed');
    if (tag.slice(position, equals).trim() === 'URI') {
      if (!quoted) throw new PlaylistError(line, 'a URI is not quoted');
      pieces.push({ text: tag.slice(copied, equals + 2) }, { path: safePath(tag.slice(equals + 2, close), line), line });
      copied = close;
    }
    const comma = tag.indexOf(',', quoted ? close + 1 : equals + 1);
    position = comma < 0 ? tag.length : comma + 1;
  }
  return [...pieces, { text: tag.slice(copied) }];
}

function piecesOfLine(content: string, line: number): Piece[] {
  if (content.trim() === '') return [{ text: content }];
  if (content.startsWith('#EXT-X-')) return piecesOfTag(content, line);
  if (content.startsWith('#')) return [{ text: content }];
  return [{ path: safePath(content.trim(), line), line }];
}

function writable(address: string, line: number): string {
  if (/[\p{Cc}\s"]/u.test(address)) throw new PlaylistError(line, 'an address would break the line');
  return address;
}

/**
 * The playlist with every address in it (segments, init sections, renditions, keys, child playlists) replaced by what
 * `sign` answers for it; all else, comments and line ends included, stays as it is. Equal paths are signed once.
 * Time and memory grow with the text's length. Throws `PlaylistError`.
 * Source of the syntax: RFC 8216, sections 4.1 and 4.2.
 */
export async function signPlaylist(playlist: string, sign: SignPath): Promise<string> {
  const lines = playlist.split('\n');
  if (lines[0]?.trimEnd() !== '#EXTM3U') throw new PlaylistError(1, 'it does not begin with #EXTM3U');
  const signed = new Map<string, string>();
  const written: string[] = [];
  for (const [index, whole] of lines.entries()) {
    const end = whole.endsWith('\r') ? '\r' : '';
    let text = '';
    for (const piece of piecesOfLine(end === '' ? whole : whole.slice(0, -1), index + 1)) {
      if ('text' in piece) {
        text += piece.text;
        continue;
      }
      const address = signed.get(piece.path) ?? writable(await sign(piece.path), piece.line);
      signed.set(piece.path, address);
      text += address;
    }
    written.push(text + end);
  }
  return written.join('\n');
}
