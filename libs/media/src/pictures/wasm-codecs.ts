import startJpegDecoder from '@jsquash/jpeg/codec/dec/mozjpeg_dec.js';
import startJpegEncoder from '@jsquash/jpeg/codec/enc/mozjpeg_enc.js';
import startWebpDecoder from '@jsquash/webp/codec/dec/webp_dec.js';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PictureError } from './picture-error.js';
import type { Pixels } from './pixels.js';

/** What Emscripten's programs are started with. */
export type CodecOptions = { readonly noInitialRun: true; readonly wasmBinary: Uint8Array; print(line: string): void; printErr(line: string): void };

export type JpegOptions = {
  readonly quality: number; readonly baseline: boolean; readonly arithmetic: boolean; readonly progressive: boolean; readonly optimize_coding: boolean; readonly smoothing: number;
  readonly color_space: number; readonly quant_table: number; readonly trellis_multipass: boolean; readonly trellis_opt_zero: boolean; readonly trellis_opt_table: boolean; readonly trellis_loops: number;
  readonly auto_subsample: boolean; readonly chroma_subsample: number; readonly separate_chroma_quality: boolean; readonly chroma_quality: number;
};

/** Progressive, because half of a picture shows on a slow line before all of it has come. Colour 3 is YCbCr, table 3 ImageMagick's. */
const jpegOptions: JpegOptions = {
  quality: 82, baseline: false, arithmetic: false, progressive: true, optimize_coding: true, smoothing: 0, color_space: 3, quant_table: 3,
  trellis_multipass: false, trellis_opt_zero: false, trellis_opt_table: false, trellis_loops: 1, auto_subsample: true, chroma_subsample: 2, separate_chroma_quality: false, chroma_quality: 82,
};

const modules = createRequire(import.meta.url);

/** Each picture gets a program of its own: its memory, which only grows, goes with it, and nothing of one picture is left for the next. */
async function options(file: string, said: string[]): Promise<CodecOptions> {
  return { noInitialRun: true, wasmBinary: await readFile(modules.resolve(file)), print: () => undefined, printErr: (line) => void said.push(line) };
}

/** The pixels, turned as the camera was held. The decoder fills in what is missing and says so: that is `damaged` here. */
export async function decodeJpeg(bytes: Uint8Array): Promise<Pixels> {
  const said: string[] = [];
  const { decode } = await startJpegDecoder(await options('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm', said));
  const picture = attempt(() => decode(bytes, true), said);
  const fault = said.find((line) => line.startsWith('Premature end'));
  if (fault !== undefined) throw new PictureError('damaged', fault);
  return pixelsOf(picture);
}

export async function decodeWebp(bytes: Uint8Array): Promise<Pixels> {
  const said: string[] = [];
  const { decode } = await startWebpDecoder(await options('@jsquash/webp/codec/dec/webp_dec.wasm', said));
  return pixelsOf(attempt(() => decode(bytes), said));
}

/** `pixels` without alpha; throws whatever the encoder throws, which no input causes. */
export async function encodeJpeg({ width, height, rgba }: Pixels): Promise<Buffer> {
  const { encode } = await startJpegEncoder(await options('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm', []));
  return Buffer.from(encode(rgba, width, height, jpegOptions));
}

type Picture = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray };

/** The programs end with an exit status that is thrown, and that is no Error. */
function attempt(decode: () => Picture | null, said: readonly string[]): Picture | null {
  try {
    return decode();
  } catch (error) {
    throw new PictureError('damaged', said.join('; ') || 'the decoder gave up', { cause: error });
  }
}

function pixelsOf(picture: Picture | null): Pixels {
  if (picture === null) throw new PictureError('damaged', 'the decoder gives no picture');
  return { width: picture.width, height: picture.height, rgba: new Uint8Array(picture.data.buffer, picture.data.byteOffset, picture.data.byteLength) };
}
