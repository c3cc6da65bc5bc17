import type { ObjectStore } from '@sinau/storage';

/** What is kept of a chain outside of the database: its last entry on a day. `hash` in hexadecimal; `position` 0 when the copy can't be read. */
export type Anchor = { readonly day: string; readonly position: number; readonly hash: string };

const FOLDER = 'audit-anchors/';
const line = /^sinau-audit-1 (\S+) (\d{4}-\d{2}-\d{2}) (\d{1,15}) ([0-9a-f]{64})\n$/;

/**
 * One object for each agency and day, written once and never again: whoever can write the whole database anew, chain and
 * head included, still has another chain than the one that was kept here.
 */
export class AuditAnchors {
  constructor(private readonly store: ObjectStore) {}

  /** Agencies of which anything is kept. */
  async agencies(): Promise<readonly string[]> {
    return [...new Set((await this.keysBelow(FOLDER)).map((key) => key.slice(FOLDER.length).split('/')[0] ?? ''))];
  }

  async all(agencyId: string): Promise<readonly Anchor[]> {
    const anchors: Anchor[] = [];
    for (const day of await this.days(agencyId)) anchors.push(await this.read(agencyId, day));
    return anchors;
  }

  /** The newest: as each entry holds the hash of the one before, it stands for all that was before it. */
  async latest(agencyId: string): Promise<Anchor | null> {
    const day = (await this.days(agencyId)).at(-1);
    return day === undefined ? null : this.read(agencyId, day);
  }

  /** Keeps it, unless something is kept of that day already. */
  async keep(agencyId: string, { day, position, hash }: Anchor): Promise<void> {
    await this.store.putNew(keyOf(agencyId, day), Buffer.from(`sinau-audit-1 ${agencyId} ${day} ${position} ${hash}\n`), { contentType: 'text/plain; charset=utf-8' });
  }

  private async days(agencyId: string): Promise<readonly string[]> {
    const folder = `${FOLDER}${agencyId}/`;
    return (await this.keysBelow(folder)).map((key) => key.slice(folder.length, -'.txt'.length));
  }

  private async read(agencyId: string, day: string): Promise<Anchor> {
    const chunks: Buffer[] = [];
    for await (const chunk of (await this.store.get(keyOf(agencyId, day))).body) chunks.push(chunk as Buffer);
    const [, agency, written, position = '0', hash = ''] = line.exec(Buffer.concat(chunks).toString('utf8')) ?? [];
    return agency === agencyId && written === day ? { day, position: Number(position), hash } : { day, position: 0, hash: '' };
  }

  /** In the order of their names. */
  private async keysBelow(prefix: string): Promise<readonly string[]> {
    const keys: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page: Awaited<ReturnType<ObjectStore['list']>> = await this.store.list(prefix, { after });
      keys.push(...page.objects.map(({ key }) => key));
      after = page.next;
    }
    return keys;
  }
}

const keyOf = (agencyId: string, day: string): string => `${FOLDER}${agencyId}/${day}.txt`;
