import { useId } from 'react';
import classes from './motif.module.css';

const tiles = {
  kawung: {
    size: 44,
    path: 'M3 3C15 3 19 9 19 19C9 19 3 15 3 3ZM41 3C41 15 35 19 25 19C25 9 29 3 41 3ZM3 41C3 29 9 25 19 25C19 35 15 41 3 41ZM41 41C29 41 25 35 25 25C35 25 41 29 41 41ZM22 0l3 3-3 3-3-3ZM22 38l3 3-3 3-3-3ZM0 22l3-3 3 3-3 3ZM38 22l3-3 3 3-3 3Z',
  },
  parang: {
    size: 40,
    path: 'M0 40C10 34 8 24 18 20S30 6 40 0V8C32 12 32 24 22 28S10 36 8 40ZM0 14C6 12 8 6 14 0H8C6 4 2 6 0 8ZM40 26C34 28 32 34 26 40H32C34 36 38 34 40 32Z',
  },
  ceplok: {
    size: 48,
    path: 'M24 4L31 17 44 24 31 31 24 44 17 31 4 24 17 17ZM0 0H7L0 7ZM48 0V7L41 0ZM0 48V41L7 48ZM48 48H41L48 41Z',
  },
} as const;

export type MotifName = keyof typeof tiles;
const names: readonly MotifName[] = ['kawung', 'parang', 'ceplok'];

/** The same course always wears the same cloth: the motif of an id (FNV-1a over its characters). */
export function motifOf(id: string): MotifName {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return names[hash % names.length] ?? 'kawung';
}

type MotifProps = { readonly name?: MotifName; readonly opacity?: number; readonly scale?: number };

/** Batik geometry drawn in code, filling its positioned parent in `currentColor`. Decoration: hidden from readers. */
export function Motif({ name = 'kawung', opacity = 0.18, scale = 1 }: MotifProps) {
  const id = useId();
  const tile = tiles[name];
  return (
    <svg aria-hidden="true" className={classes.fill} style={{ opacity }}>
      <defs>
        <pattern id={id} width={tile.size} height={tile.size} patternUnits="userSpaceOnUse" patternTransform={`scale(${scale})`}>
          <path d={tile.path} fill="currentColor" />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}

type CoverProps = { readonly id: string; readonly height?: number };

/** Cover of a course card: band colour under the motif of its id. */
export function MotifCover({ id, height = 96 }: CoverProps) {
  return (
    <div className={classes.cover} style={{ height }} aria-hidden="true">
      <Motif name={motifOf(id)} opacity={0.3} />
    </div>
  );
}
