import { createHash, randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { PlatformAdminWish } from '@sinau/application/organisations';
import { newPassword } from '@sinau/contracts/identity';
import { code, timeZone } from '@sinau/contracts/organisations';
import { z } from 'zod';
import type { Questioner } from './ask.js';

export const ADMIN_USAGE = `Usage: npm run admin:create -- [options]; what is not given is asked for
  --agency-code CODE     short and stable, stands in certificate numbers; an agency that is there is taken
  --agency-name NAME     e.g. "Pemerintah Kota Contoh"; --agency-short NAME for lists
  --time-zone ZONE       Asia/Jakarta (the default), Asia/Makassar or Asia/Jayapura
  --name NAME            of the person, with titles
  --email ADDRESS        with which the person signs in
  --link                 prints a link, good once and for an hour, instead of asking for a password`;

const options = {
  'agency-code': { type: 'string' }, 'agency-name': { type: 'string' }, 'agency-short': { type: 'string' }, 'time-zone': { type: 'string' },
  name: { type: 'string' }, email: { type: 'string' }, link: { type: 'boolean' }, help: { type: 'boolean' },
} as const;

const line = z.string().trim().min(1).max(200);
const shortLine = z.string().trim().min(1).max(40);
const address = z.email().max(254);

export type AdminCommand = { readonly wish: PlatformAdminWish; /** For the link; never stored. */ readonly token: string | null };

/** A wrong word behind the command; its message says which. */
export class WrongWord extends Error {}

function checked<Value>(schema: z.ZodType<Value>, name: string, value: string): Value {
  const read = schema.safeParse(value);
  if (!read.success) throw new WrongWord(`${name} "${value}" is not right: ${read.error.issues[0]?.message ?? ''}`);
  return read.data;
}

async function passwordEntry(questioner: Questioner): Promise<PlatformAdminWish['entry']> {
  const password = await questioner.askHidden('Password (at least 10 characters): ');
  if (!newPassword.safeParse(password).success) throw new WrongWord('The password needs at least 10 characters.');
  if ((await questioner.askHidden('The same again: ')) !== password) throw new WrongWord('The two passwords differ.');
  return { kind: 'password', password };
}

function linkEntry(): { readonly token: string; readonly entry: PlatformAdminWish['entry'] } {
  const token = randomBytes(32).toString('base64url');
  return { token, entry: { kind: 'link', tokenHash: createHash('sha256').update(token).digest() } };
}

/** Reads the words behind the command and asks for what is missing. Null when only help was wanted. Throws `WrongWord`. */
export async function adminCommand(words: readonly string[], questioner: Questioner, operator: string): Promise<AdminCommand | null> {
  const { values } = parseArgs({ args: [...words], options, strict: true });
  if (values.help === true) return null;
  const given = async (name: Exclude<keyof typeof options, 'link' | 'help'>, question: string): Promise<string> => values[name] ?? questioner.ask(question);
  const agencyCode = checked(code, 'The agency’s code', await given('agency-code', 'Agency, its code (e.g. KOTA): '));
  const agencyName = checked(line, 'The agency’s name', await given('agency-name', 'Agency, its name: '));
  const agency = {
    code: agencyCode,
    name: agencyName,
    shortName: checked(shortLine, 'The agency’s short name', values['agency-short'] ?? agencyName.slice(0, 40)),
    timeZone: checked(timeZone, 'The time zone', values['time-zone'] ?? 'Asia/Jakarta'),
  };
  const fullName = checked(line, 'The name', await given('name', 'Administrator, name with titles: '));
  const email = checked(address, 'The e-mail address', await given('email', 'Administrator, e-mail: '));
  const { token, entry } = values.link === true ? linkEntry() : { token: null, entry: await passwordEntry(questioner) };
  return { wish: { agency, person: { fullName, email }, entry, operator }, token };
}
