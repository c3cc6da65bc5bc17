import { createHash } from 'node:crypto';
import { isObject, type Json, type JsonObject } from './json-schema.js';

const style = `
:root{color-scheme:light dark;--bg:#F3F6F5;--surface:#fff;--text:#14211F;--muted:#4C5C59;--line:#D5DDDB;--brand:#0A5C5A}
@media(prefers-color-scheme:dark){:root{--bg:#0C1413;--surface:#131E1C;--text:#E8F0EE;--muted:#A5B6B2;--line:#2A3A37;--brand:#5FC4BC}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--text);font:16px/1.6 system-ui,sans-serif}
main,header{max-width:1000px;margin:auto;padding:16px}a{color:var(--brand)}h1{font-size:28px;line-height:1.2;margin:16px 0}h2{margin:32px 0 8px}
nav ul{display:flex;flex-wrap:wrap;gap:4px 16px;padding:0;list-style:none}nav a{display:inline-block;min-height:44px;line-height:44px}
details{background:var(--surface);border:1px solid var(--line);border-radius:10px;margin:8px 0}summary{padding:12px 16px;cursor:pointer;overflow-wrap:anywhere}
summary:focus-visible,a:focus-visible,pre:focus-visible{outline:3px solid var(--brand);outline-offset:2px}summary p{margin:0;color:var(--muted)}
code,pre{font:14px/1.5 ui-monospace,monospace}pre{overflow:auto;padding:12px;margin:4px 0 12px;border:1px solid var(--line);border-radius:6px}
.in{padding:0 16px 12px}h3{font-size:15px;margin:12px 0 0}.m{font-weight:700;color:var(--brand)}`;

export const pagePolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const escaped = (text: string) => text.replace(/[&<>"]/g, (found) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[found] ?? found);
const textOf = (value: Json | undefined) => (typeof value === 'string' ? value : '');
const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

const limits: readonly (readonly [string, string])[] = [
  ['minLength', '≥'], ['maxLength', '≤'], ['minimum', '≥'], ['maximum', '≤'], ['minItems', '≥'], ['maxItems', '≤'],
];

/** A schema as a short type: `{ id: uuid, title: string (≤ 200) }`. */
function typeOf(schema: Json | undefined, indent = ''): string {
  if (!isObject(schema)) return 'anything';
  if (typeof schema['$ref'] === 'string') return schema['$ref'].split('/').at(-1) ?? '';
  if ('const' in schema) return JSON.stringify(schema['const']);
  if (Array.isArray(schema['enum'])) return schema['enum'].map((value: Json) => JSON.stringify(value)).join(' | ');
  const choices = [...listOf(schema['anyOf']), ...listOf(schema['oneOf'])];
  if (choices.length > 0) return choices.map((choice) => typeOf(choice, indent)).join(' | ');
  if (schema['type'] === 'array') return `list of ${typeOf(schema['items'], indent)}`;
  if (schema['type'] === 'object' && isObject(schema['properties'])) return objectType(schema, schema['properties'], indent);
  if (schema['type'] === 'object') return `{ [name]: ${typeOf(schema['additionalProperties'], indent)} }`;
  const bounds = limits.flatMap(([name, sign]) => (typeof schema[name] === 'number' && Math.abs(schema[name]) < Number.MAX_SAFE_INTEGER ? [`${sign} ${schema[name]}`] : []));
  const name = textOf(schema['format']) || textOf(schema['type']) || 'anything';
  return bounds.length > 0 ? `${name} (${bounds.join(', ')})` : name;
}

function objectType(schema: JsonObject, properties: JsonObject, indent: string): string {
  const required = listOf(schema['required']);
  const deeper = `${indent}  `;
  const lines = Object.entries(properties).map(([name, value]) => `${deeper}${name}${required.includes(name) ? '' : '?'}: ${typeOf(value, deeper)}`);
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`;
}

function block(title: string, text: string): string {
  return text === '' ? '' : `<h3>${title}</h3><pre tabindex="0"><code>${escaped(text)}</code></pre>`;
}

function contentOf(holder: Json | undefined): string {
  const content = isObject(holder) ? holder['content'] : undefined;
  const json = isObject(content) ? content['application/json'] : undefined;
  return isObject(json) ? typeOf(json['schema']) : '';
}

function operationHtml(path: string, method: string, operation: JsonObject): string {
  const parameters = listOf(operation['parameters']).filter(isObject).map((parameter) => `${textOf(parameter['name'])}${parameter['required'] === true ? '' : '?'}: ${typeOf(parameter['schema'])}  (${textOf(parameter['in'])})`);
  const responses = isObject(operation['responses']) ? operation['responses'] : {};
  const [status = '200', answer] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? [];
  const description = escaped(textOf(operation['description'])).replace(/`([^`]+)`/g, '<code>$1</code>');
  return `<details><summary><code><span class="m">${method.toUpperCase()}</span> ${escaped(path)}</code><p>${escaped(textOf(operation['summary']))}</p></summary><div class="in"><p>${description}</p>${block(
    'Parameters', parameters.join('\n'),
  )}${block('Body', contentOf(operation['requestBody']))}${block(`Answer ${status}`, contentOf(answer) || textOf(isObject(answer) ? answer['description'] : ''))}</div></details>`;
}

/** The document as one page of HTML without scripts or anything from elsewhere. */
export function openapiPage(document: JsonObject): string {
  const paths = Object.entries(isObject(document['paths']) ? document['paths'] : {});
  const operations = paths.flatMap(([path, methods]) =>
    isObject(methods) ? Object.entries(methods).flatMap(([method, operation]) => (isObject(operation) ? [{ path, method, operation, tag: textOf(listOf(operation['tags'])[0]) }] : [])) : [],
  );
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  const info = isObject(document['info']) ? document['info'] : {};
  const components = isObject(document['components']) && isObject(document['components']['schemas']) ? document['components']['schemas'] : {};
  const sections = tags.map((tag) => {
    const own = operations.filter((operation) => operation.tag === tag).map(({ path, method, operation }) => operationHtml(path, method, operation));
    return `<section><h2 id="${escaped(tag)}">${escaped(tag)}</h2>${own.join('')}</section>`;
  });
  const schemas = Object.entries(components).map(([name, schema]) => block(escaped(name), typeOf(schema)));
  const lead = escaped(textOf(info['description'])).replace(/`([^`]+)`/g, '<code>$1</code>');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sinau API</title><style>${style}</style></head><body><header><h1>Sinau API</h1><p>${lead}</p><p><a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1)</p><nav aria-label="Features"><ul>${tags
    .map((tag) => `<li><a href="#${escaped(tag)}">${escaped(tag)}</a></li>`).join('')}</ul></nav></header><main>${sections.join('')}<section><h2 id="schemas">Shared schemas</h2>${schemas.join('')}</section></main></body></html>`;
}
