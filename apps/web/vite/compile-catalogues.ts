import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { transformWithOxc, type Plugin } from 'vite';

const CATALOGUE = /\/src\/(?:features\/[^/]+|ui)\/locale\/(?:id|en)\.ts$/;

async function readMessages(code: string, file: string): Promise<Record<string, string>> {
  const { code: script } = await transformWithOxc(code, file);
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(script)}`);
  if (typeof module !== 'object' || module === null || !('messages' in module)) throw new Error(`${file} must export \`messages\``);
  const { messages } = module;
  if (typeof messages !== 'object' || messages === null) throw new Error(`${file}: \`messages\` must be an object`);
  return Object.fromEntries(Object.entries(messages).map(([id, text]) => [id, String(text)]));
}

/**
 * Compiles the ICU sentences of `locale/{id,en}.ts` while building, so that the message
 * parser (7 kB) never reaches a browser. A catalogue is data: it may not import anything.
 */
export function compileCatalogues(): Plugin {
  return {
    name: 'sinau:compile-catalogues',
    enforce: 'pre',
    async transform(code, id) {
      const file = id.split('?')[0] ?? id;
      if (!CATALOGUE.test(file)) return null;
      const messages = await readMessages(code, file);
      const compiled = Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, compileMessageOrThrow(text)]));
      return { code: `export const messages = ${JSON.stringify(compiled)};`, map: null, moduleType: 'js' };
    },
  };
}
