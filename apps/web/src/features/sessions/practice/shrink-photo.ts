/** Pixels; the server keeps no more either. */
const LONGEST_EDGE = 2_000;
const QUALITY = 0.85;
/** Bytes; a smaller photo is sent as it is. */
const SMALL = 400_000;

function fitted(width: number, height: number): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, LONGEST_EDGE / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function jpegOf(canvas: HTMLCanvasElement): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
}

/** A photo in the size that is needed: a telephone's has ten times the bytes. What this browser can't read goes as it is, and the server says what it thinks of it. */
export async function shrunkPhoto(file: File): Promise<File> {
  if (!file.type.startsWith('image/') || file.size <= SMALL) return file;
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (picture === null) return file;
  const { width, height } = fitted(picture.width, picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height);
  picture.close();
  const written = await jpegOf(canvas);
  if (written === null || written.size >= file.size) return file;
  return new File([written], `${file.name.replace(/\.[A-Za-z0-9]{1,5}$/, '')}.jpg`, { type: 'image/jpeg' });
}
