import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { inWorkFolder, removeLeftovers, saveStream } from './work-folder.js';

describe('the work folder', () => {
  let top: string;
  beforeAll(async () => {
    top = await mkdtemp(path.join(tmpdir(), 'sinau-work-'));
  });
  afterAll(() => rm(top, { recursive: true, force: true }));

  it('is gone after the work, whether that succeeded or not', async () => {
    const parent = path.join(top, 'deep', 'parent');
    const fill = async (folder: string): Promise<string> => {
      await mkdir(path.join(folder, 'a'));
      await writeFile(path.join(folder, 'a', 'b'), 'x');
      return 'done';
    };
    expect(await inWorkFolder(parent, fill)).toBe('done');
    await expect(inWorkFolder(parent, async (folder) => { await fill(folder); throw new Error('halfway'); })).rejects.toThrow('halfway');
    expect(await readdir(parent)).toEqual([]);
  });

  it('of a killed process is removed later, and nothing else is', async () => {
    const parent = path.join(top, 'left');
    for (const name of ['video-old', 'video-new', 'other']) await mkdir(path.join(parent, name), { recursive: true });
    const longAgo = new Date('2026-01-01T00:00:00Z');
    for (const name of ['video-old', 'other']) await utimes(path.join(parent, name), longAgo, longAgo);
    expect(await removeLeftovers(parent, new Date('2026-01-02T00:00:00Z'))).toBe(1);
    expect((await readdir(parent)).toSorted()).toEqual(['other', 'video-new']);
  });

  it('tells the folder of a killed process from that of a living one', async () => {
    const parent = path.join(top, 'processes');
    const maker = (pid: number): string => (mine === undefined ? '' : mine.replace(`-${process.pid}-`, `-${pid}-`));
    let mine: string | undefined;
    const dead = spawn(process.execPath, ['-e', '0']);
    await once(dead, 'exit');
    await inWorkFolder(parent, async (folder) => {
      mine = path.basename(folder);
      const [ofTheDead, ofALivingOne, ofAnotherMachine] = [maker(dead.pid ?? 0), maker(process.ppid), mine.replace(/-[0-9a-f]{8}-\d+-/, `-00000000-${dead.pid}-`)];
      for (const name of [ofTheDead, ofALivingOne, ofAnotherMachine]) await mkdir(path.join(parent, name));
      expect(await removeLeftovers(parent, new Date('2026-01-01T00:00:00Z'))).toBe(1);
      expect((await readdir(parent)).toSorted()).toEqual([mine, ofALivingOne, ofAnotherMachine].toSorted());
    });
  });

  it('of an earlier process with this very id, as containers give it, is removed', async () => {
    const parent = path.join(top, 'again');
    let mine = '';
    await inWorkFolder(parent, async (folder) => void (mine = folder));
    await mkdir(mine);
    expect(await removeLeftovers(parent, new Date('2026-01-01T00:00:00Z'))).toBe(1);
    expect(await readdir(parent)).toEqual([]);
  });

  it('takes a stream of exactly the announced size, and passes a broken source on as it is', async () => {
    const file = path.join(top, 'saved');
    await saveStream(Readable.from([Buffer.from('abc'), Buffer.from('def')]), file, 6);
    expect(await readFile(file, 'utf8')).toBe('abcdef');
    await expect(saveStream(Readable.from([Buffer.from('abc')]), file, 6)).rejects.toMatchObject({ fault: 'truncated' });
    await expect(saveStream(Readable.from([Buffer.from('abcdefg')]), file, 6)).rejects.toMatchObject({ fault: 'truncated' });
    const away = new Error('the store is away');
    await expect(saveStream(Readable.from((async function* () { yield Buffer.from('abc'); throw away; })()), file, 6)).rejects.toBe(away);
    const stop = new AbortController();
    const endless = new Readable({ read() { this.push(Buffer.alloc(1)); stop.abort(); } });
    await expect(saveStream(endless, file, 1e9, stop.signal)).rejects.toMatchObject({ fault: 'cancelled' });
  });
});
