// The codecs' own declarations speak of a global namespace that their packages do not bring; pngjs 7 brings none. These are the parts that are used.

declare module '@jsquash/jpeg/codec/dec/mozjpeg_dec.js' {
  export default function start(options: import('./wasm-codecs.js').CodecOptions): Promise<{
    decode(bytes: Uint8Array, turnAsTheCameraWasHeld: boolean): { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray } | null;
  }>;
}

declare module '@jsquash/jpeg/codec/enc/mozjpeg_enc.js' {
  export default function start(options: import('./wasm-codecs.js').CodecOptions): Promise<{
    encode(rgba: Uint8Array, width: number, height: number, options: import('./wasm-codecs.js').JpegOptions): Uint8Array;
  }>;
}

declare module '@jsquash/webp/codec/dec/webp_dec.js' {
  export default function start(options: import('./wasm-codecs.js').CodecOptions): Promise<{
    decode(bytes: Uint8Array): { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray } | null;
  }>;
}

declare module 'pngjs' {
  type Picture = { readonly width: number; readonly height: number; readonly data: Buffer };
  export const PNG: {
    readonly sync: {
      read(bytes: Buffer): Picture;
      write(picture: Picture, options: { readonly colorType: 2 | 6; readonly inputColorType: 6; readonly inputHasAlpha: true; readonly deflateLevel: number; readonly filterType: number }): Buffer;
    };
  };
}
