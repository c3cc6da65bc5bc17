import { choosePort } from '@sinau/engines';

/** All below 32768: above, the system hands ports to outgoing connections at random. */
const WANTED = { api: 3000, web: 5173, postgres: 15_432, redis: 16_379, s3: 19_000, metrics: 9_464 } as const;
export type PortName = keyof typeof WANTED;
export type Ports = Readonly<Record<PortName, number>>;

/**
 * A free port for each part; a busy one is stepped over and said. PORT moves the first choice for the API,
 * SINAU_PORT_SHIFT that of all others, for a second clone that starts at the same moment.
 */
export async function choosePorts(environment: NodeJS.ProcessEnv, say: (text: string) => void): Promise<Ports> {
  const taken = new Set<number>();
  const shift = Number(environment['SINAU_PORT_SHIFT'] ?? 0);
  const choose = async (name: PortName): Promise<number> => {
    const wanted = name === 'api' && environment['PORT'] !== undefined ? Number(environment['PORT']) : WANTED[name] + shift;
    const { port, steppedOver } = await choosePort(wanted, taken);
    taken.add(port);
    if (steppedOver.length > 0) say(`Port ${steppedOver.join(', ')} is busy; ${name} takes ${port}.`);
    return port;
  };
  return {
    api: await choose('api'),
    web: await choose('web'),
    postgres: await choose('postgres'),
    redis: await choose('redis'),
    s3: await choose('s3'),
    metrics: await choose('metrics'),
  };
}
