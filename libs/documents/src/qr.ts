import QRCode from 'qrcode';

/** One flag per module (true is dark), row by row, without the quiet zone. */
export interface QrMatrix {
  readonly size: number;
  readonly dark: readonly boolean[];
}

/** The modules that are printed; level M survives 15 % of damage (ISO/IEC 18004). */
export function qrMatrix(text: string): QrMatrix {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  return { size: modules.size, dark: Array.from(modules.data, (flag) => flag === 1) };
}
