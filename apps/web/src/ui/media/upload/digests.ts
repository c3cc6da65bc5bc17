function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const SAMPLE_BYTES = 256 * 1024;

/** By which a file is known again after a reload: its name, size, date and beginning. 64 hexadecimal digits. */
export async function fingerprintOf(file: File): Promise<string> {
  const facts = new TextEncoder().encode(`${file.name}\n${file.size}\n${file.lastModified}\n`);
  return hex(await crypto.subtle.digest('SHA-256', await new Blob([facts, file.slice(0, SAMPLE_BYTES)]).arrayBuffer()));
}

export function digestOfPart(part: ArrayBuffer): Promise<ArrayBuffer> {
  return crypto.subtle.digest('SHA-256', part);
}

/** SHA-256 of the parts' SHA-256, in order: what the server compares. */
export async function digestOfAll(parts: readonly ArrayBuffer[]): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', await new Blob([...parts]).arrayBuffer()));
}
