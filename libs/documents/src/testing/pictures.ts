import { crc32, deflateSync } from 'node:zlib';

/** Writes a PNG of any colour type, filter 0 or the given one, from packed scan lines; an independent twin of what the product reads. */
export function writePng(facts: { width: number; height: number; depth: number; colourType: number; interlaced?: boolean; palette?: readonly number[]; transparency?: readonly number[] }, lines: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(facts.width, 0);
  header.writeUInt32BE(facts.height, 4);
  header.set([facts.depth, facts.colourType, 0, 0, facts.interlaced === true ? 1 : 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...(facts.palette === undefined ? [] : [chunk('PLTE', Buffer.from(facts.palette))]),
    ...(facts.transparency === undefined ? [] : [chunk('tRNS', Buffer.from(facts.transparency))]),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

/** A round emblem on transparent ground: teal ring, turmeric four-petalled heart. */
export function emblem(size = 240): Buffer {
  return painted(size, size, (x, y) => {
    const [u, v] = [(x - size / 2) / (size / 2), (y - size / 2) / (size / 2)];
    const radius = Math.hypot(u, v);
    if (radius > 0.98) return [0, 0, 0, 0];
    if (radius > 0.84) return [10, 92, 90, 255];
    const petal = Math.abs(Math.sin(2 * Math.atan2(v, u))) * 0.72;
    return radius < petal ? [248, 185, 43, 255] : [227, 241, 239, 255];
  });
}

/** A pen stroke on transparent ground. */
export function penStroke(width = 300, height = 100): Buffer {
  return painted(width, height, (x, y) => {
    const wave = height / 2 + Math.sin(x / 17) * height * 0.28 * Math.cos(x / 70) - (x - width / 2) * 0.08;
    return Math.abs(y - wave) < 2.6 ? [20, 40, 110, 255] : [0, 0, 0, 0];
  });
}

function painted(width: number, height: number, pixel: (x: number, y: number) => readonly [number, number, number, number]): Buffer {
  const lines = Buffer.alloc((width * 4 + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) lines.set(pixel(x, y), y * (width * 4 + 1) + 1 + x * 4);
  }
  return writePng({ width, height, depth: 8, colourType: 6 }, lines);
}
