import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As sent, dots unstuffed. */
  readonly data: string;
}

/** What the server says instead of its usual reply, by the command's first word (`GREETING` before any). */
export type Replies = Readonly<Record<string, string>>;

/** As much of RFC 5321 as a submission needs, on 127.0.0.1. */
export class SmtpServer {
  readonly received: ReceivedMail[] = [];
  replies: Replies = {};
  private readonly sockets = new Set<Socket>();
  private server: Server | null = null;

  /** Listens on the given port, or on a free one for 0; returns the port. */
  async start(port = 0): Promise<number> {
    const server = createServer((socket) => this.serve(socket));
    this.server = server;
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    return address.port;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    const { server } = this;
    this.server = null;
    if (server === null) return;
    server.close();
    await once(server, 'close');
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    let envelope = { from: '', to: [] as string[] };
    let waiting = '';
    let inData = false;
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    const command = (line: string): void => {
      const word = line.split(/[ :]/)[0]?.toUpperCase() ?? '';
      const refusal = this.replies[word];
      if (refusal !== undefined) return say(refusal);
      const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
      if (word === 'MAIL') envelope = { from: address, to: [] };
      if (word === 'RCPT') envelope.to.push(address);
      if (word === 'DATA') inData = true;
      if (word === 'EHLO') return say('250-here\r\n250 AUTH PLAIN');
      say({ DATA: '354 go on', QUIT: '221 bye' }[word] ?? '250 ok');
    };
    const takeData = (): boolean => {
      const end = waiting.indexOf('\r\n.\r\n');
      if (end === -1) return false;
      inData = false;
      const refusal = this.replies['.'];
      if (refusal === undefined) this.received.push({ ...envelope, data: waiting.slice(0, end).replace(/\r\n\.\./g, '\r\n.') });
      waiting = waiting.slice(end + 5);
      say(refusal ?? '250 taken');
      return true;
    };
    const takeLine = (): boolean => {
      const end = waiting.indexOf('\r\n');
      if (end === -1) return false;
      const line = waiting.slice(0, end);
      waiting = waiting.slice(end + 2);
      command(line);
      return true;
    };
    socket.on('data', (chunk: Buffer) => {
      waiting += chunk.toString('latin1');
      while (inData ? takeData() : takeLine());
    });
    say(this.replies['GREETING'] ?? '220 here');
  }
}

/** The header's value, unfolded; encoded words (RFC 2047) decoded. */
export function headerOf(data: string, name: string): string | null {
  const head = data.slice(0, data.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  const line = head.split('\r\n').find((candidate) => candidate.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  if (line === undefined) return null;
  const value = line.slice(name.length + 1).trim().replace(/\?= =\?/g, '?==?');
  return value.replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
    (kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quotedPrintable(text.replaceAll('_', ' '))).toString('utf8'),
  );
}

/** The part of a multipart mail with the given type, transfer encoding undone. */
export function partOf(data: string, type: string): string {
  const part = data.split(`\r\n--${/boundary="([^"]+)"/.exec(data)?.[1] ?? ''}`).find((candidate) => candidate.includes(`Content-Type: ${type}`)) ?? '';
  const body = part.slice(part.indexOf('\r\n\r\n') + 4);
  if (/Content-Transfer-Encoding: base64/i.test(part)) return Buffer.from(body, 'base64').toString('utf8');
  if (/Content-Transfer-Encoding: quoted-printable/i.test(part)) return quotedPrintable(body).toString('utf8');
  return body;
}

function quotedPrintable(text: string): Buffer {
  return Buffer.from(text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1');
}
