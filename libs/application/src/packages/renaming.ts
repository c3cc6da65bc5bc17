import { createHash } from 'node:crypto';
import type { Renaming } from '@sinau/domain/packages';

/** UUIDs of version 8 made of the own course's id and the giver's: the same giver's id is the same one here, in every later version too. */
export function renamingFor(courseId: string): Renaming {
  return (id) => {
    const digest = createHash('sha256').update(`${courseId}/${id}`).digest();
    digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x80, 6);
    digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = digest.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
  };
}
