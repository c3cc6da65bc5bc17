import type { Page } from 'playwright-core';
import type { z } from 'zod';

type Answer = { readonly status: number; readonly body: unknown };

/** A request as the page itself would send it, with its cookie and its origin. */
export function send(page: Page, method: string, path: string, body?: unknown): Promise<Answer> {
  return page.evaluate(
    async ({ verb, address, content }) => {
      const init: RequestInit = content === undefined ? { method: verb } : { method: verb, headers: { 'content-type': 'application/json' }, body: content };
      const response = await fetch(address, init);
      const text = await response.text();
      const read: unknown = text === '' ? null : JSON.parse(text);
      return { status: response.status, body: read };
    },
    { verb: method, address: path, content: body === undefined ? undefined : JSON.stringify(body) },
  );
}

/** The same, when it has to succeed: its answer in the shape that the story needs. Throws with what was refused. */
export async function ask<Shape extends z.ZodType>(page: Page, shape: Shape, method: string, path: string, body?: unknown): Promise<z.output<Shape>> {
  const answer = await send(page, method, path, body);
  if (answer.status >= 400) throw new Error(`${method} ${path} was refused with ${answer.status}: ${JSON.stringify(answer.body)}`);
  return shape.parse(answer.body);
}

/** Asks again until the condition holds; throws with the last value after `patience` ms. */
export async function until<T>(what: string, look: () => Promise<T>, holds: (value: T) => boolean, patience = 180_000): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    if (Date.now() > end) throw new Error(`${what} did not come to be; last seen: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}
