import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Asks on the terminal. Throws when nobody sits at it: the word must then stand behind the command. */
export interface Questioner {
  ask(question: string): Promise<string>;
  /** What is typed is not shown. */
  askHidden(question: string): Promise<string>;
}

const HINT = { shown: 'Give it behind the command; --help names the words.', hidden: 'With --link a link is printed instead.' } as const;

/** Lets nothing through while something secret is typed. */
class Curtain extends Writable {
  drawn = false;

  constructor(private readonly output: Writable) {
    super();
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    if (!this.drawn) this.output.write(chunk);
    done();
  }
}

export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: Writable;
}

export function questioner({ input, output }: Terminal): Questioner {
  const question = (text: string, hidden: 'shown' | 'hidden'): Promise<string> => {
    if (input.isTTY !== true) throw new Error(`Nobody is there to answer "${text.trim()}". ${HINT[hidden]}`);
    const curtain = new Curtain(output);
    output.write(text);
    curtain.drawn = hidden === 'hidden';
    const lines = createInterface({ input, output: curtain, terminal: true });
    return new Promise((resolve, reject) => {
      lines.once('line', (line) => {
        if (hidden === 'hidden') output.write('\n');
        resolve(line.trim());
        lines.close();
      });
      lines.once('close', () => reject(new Error('Nothing was done.'))); // after a line this rejects nothing any more
      lines.once('SIGINT', () => lines.close());
    });
  };
  return { ask: (text) => question(text, 'shown'), askHidden: (text) => question(text, 'hidden') };
}
