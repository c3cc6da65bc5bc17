// fontkit 2 brings no types; these are the parts that are used (https://github.com/foliojs/fontkit#api).
declare module 'fontkit' {
  export interface ParsedFont {
    /** Glyphs met so far, by id. Not documented; the spec of `renderCertificate` fails when it means something else. */
    _glyphs: object;
  }
  export function create(file: Uint8Array): ParsedFont;
}

declare namespace PDFKit.Mixins {
  interface PDFFont {
    /** pdfkit also takes a font that fontkit has parsed already (`PDFFontFactory.open` in pdfkit 0.20). */
    registerFont(name: string, font: import('fontkit').ParsedFont): this;
  }
}
