import { z } from 'zod';

export type JsonObject = { readonly [name: string]: Json };
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const LOCAL = '#/$defs/';
const SHARED = '#/components/schemas/';

/** `#/$defs/x` of one schema becomes `#/components/schemas/<owner>.x`; `#` alone is the schema itself. */
function rewritten(value: Json, owner: string): Json {
  if (Array.isArray(value)) return value.map((item: Json) => rewritten(item, owner));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (name === '$ref' && inner === '#') return [name, `${SHARED}${owner}`];
      if (name === '$ref' && typeof inner === 'string' && inner.startsWith(LOCAL)) return [name, `${SHARED}${owner}.${inner.slice(LOCAL.length)}`];
      return [name, rewritten(inner, owner)];
    }),
  );
}

const refersToItself = (value: Json): boolean =>
  Array.isArray(value) ? value.some(refersToItself) : isObject(value) && (value['$ref'] === '#' || Object.values(value).some(refersToItself));

/**
 * JSON Schema (draft 2020-12, as OpenAPI 3.1 reads it) of a zod schema. Definitions that refer to themselves are put into
 * `shared`, under names that begin with `owner`, since a reference must reach them from the whole document.
 */
export function jsonSchema(schema: z.ZodType, io: 'input' | 'output', owner: string, shared: Map<string, Json>): JsonObject {
  const made: unknown = JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any', cycles: 'ref', reused: 'inline' })));
  const { $schema: _, $defs: definitions, ...own } = made as JsonObject;
  if (isObject(definitions)) for (const [name, definition] of Object.entries(definitions)) shared.set(`${owner}.${name}`, rewritten(definition, owner));
  const body = rewritten(own, owner);
  if (!isObject(body)) return {};
  if (!refersToItself(own)) return body;
  shared.set(owner, body);
  return { $ref: `${SHARED}${owner}` };
}
