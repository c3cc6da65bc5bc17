import { createServer } from 'node:net';

/** Above this number the kernel hands ports to outgoing connections at random (Linux), so a default there fails now and then. */
export const HIGHEST_STEADY_PORT = 32_767;

export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

export interface ChosenPort {
  readonly port: number;
  /** The busy ports that were passed on the way. */
  readonly steppedOver: readonly number[];
}

/** The first free port from `wanted` upward, below the random range. Throws when fifty in a row are busy. */
export async function choosePort(wanted: number, taken: ReadonlySet<number> = new Set()): Promise<ChosenPort> {
  const steppedOver: number[] = [];
  for (let port = wanted; port < wanted + 50 && port <= HIGHEST_STEADY_PORT; port += 1) {
    if (!taken.has(port) && (await isPortFree(port))) return { port, steppedOver };
    steppedOver.push(port);
  }
  throw new Error(`No free port between ${wanted} and ${Math.min(wanted + 49, HIGHEST_STEADY_PORT)} on 127.0.0.1.`);
}
