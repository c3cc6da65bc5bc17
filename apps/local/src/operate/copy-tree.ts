import { copyFile, lchown, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from './error-code.js';

export interface Copied {
  readonly files: number;
}

/** Copies a folder; a file that goes away meanwhile is passed over. `skips` is asked for each path below it, with `/` between names. */
export async function copyTree(from: string, to: string, skips: (path: string) => boolean = () => false): Promise<Copied> {
  let files = 0;
  const walk = async (below: string): Promise<void> => {
    await mkdir(join(to, below), { recursive: true, mode: 0o700 });
    for (const entry of await readdir(join(from, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (skips(path)) continue;
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile() && (await copyIfThere(join(from, path), join(to, path)))) files += 1;
    }
  };
  await walk('');
  return { files };
}

async function copyIfThere(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

/** Gives a folder and all in it to a user. */
export async function giveTree(folder: string, user: number): Promise<void> {
  await lchown(folder, user, user);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) await lchown(join(entry.parentPath, entry.name), user, user);
}
