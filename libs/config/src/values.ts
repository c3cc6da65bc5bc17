import { z } from 'zod';

/** The kinds of value that a variable can hold. Each takes a string and says in a short sentence what it wanted. */

const isUrl = (text: string, protocols: readonly string[]): boolean =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol);

export const url = (...protocols: readonly string[]) =>
  z
    .string()
    .refine((text) => isUrl(text, protocols), `must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`);

/** An address without its last slash, so that a path can be put behind it. */
export const origin = () => url('http:', 'https:').transform((text) => text.replace(/\/+$/, ''));

export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .refine((text) => /^\d{1,15}$/.test(text) && Number(text) >= least && Number(text) <= most, `must be a whole number from ${least} to ${most}`)
    .transform(Number);

export const yesOrNo = () =>
  z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .transform((text) => text === 'true');

export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: `must be one of ${values.join(', ')}` });

const address = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

export const addressList = () =>
  z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()).filter((part) => part !== ''))
    .refine(
      (parts) => parts.every((part) => address.safeParse(part).success),
      'must be IP addresses or ranges like 10.0.0.0/8, separated by commas',
    );

export const text = (least = 1) => z.string().min(least, least === 1 ? 'must not be empty' : `must have at least ${least} characters`);
