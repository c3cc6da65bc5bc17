import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';

export interface Terminal {
  /** A terminal, when somebody sits at it. */
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable;
}

/** Anything but a typed "yes" is a no; a closed terminal too. */
export async function askBeforeRemoving(data: string, { input, output }: Terminal): Promise<'yes' | 'no' | 'nobody'> {
  if (input.isTTY !== true) return 'nobody';
  const terminal = createInterface({ input, output });
  const closed = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  const answer = await Promise.race([terminal.question(`  This removes all of Sinau's data in ${data}. Go on? Type yes: `), closed]);
  terminal.close();
  return answer.trim().toLowerCase() === 'yes' ? 'yes' : 'no';
}
