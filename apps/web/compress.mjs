// Writes .br and .gz beside every text file of the build, so that serving compresses nothing.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = new URL('dist/', import.meta.url).pathname;
const text = /\.(js|mjs|css|html|svg|json|webmanifest)$/;
/** Smaller files would not get smaller on the wire. */
const WORTH_BYTES = 600;

for (const entry of readdirSync(root, { recursive: true })) {
  const file = join(root, entry);
  if (!text.test(file) || file.includes('/.vite/') || statSync(file).size < WORTH_BYTES) continue;
  const bytes = readFileSync(file);
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}
