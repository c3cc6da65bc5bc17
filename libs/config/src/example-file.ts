import { CONTAINER_VARIABLES, VARIABLES } from './variables.js';

const WIDTH = 110;

function comment(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 1 <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`# ${word}`);
  }
  return lines;
}

/** The whole text of `.env.example`: every variable with what it is for, who reads it, and a value to start from. */
export function exampleFile(): string {
  const blocks = Object.entries(VARIABLES).map(([name, { schema, roles, description, example }]) => {
    const optional = schema.safeParse(undefined).success;
    const readers = `Read by ${roles.join(', ')}${optional ? '; may be left out' : ''}.`;
    return [...comment(`${description} ${readers}`), `${name}=${/[\s<>]/.test(example) ? `"${example}"` : example}`].join('\n');
  });
  const containers = Object.entries(CONTAINER_VARIABLES).map(([name, { example, description }]) =>
    [...comment(`${description} Read by docker-compose.yml alone.`), `${name}=${example}`].join('\n'),
  );
  const head = comment(
    'Every variable of Sinau. This file is written from libs/config by `npm run env:example`; edit the schema, not this file.',
  );
  return `${[head.join('\n'), ...blocks, ...containers].join('\n\n')}\n`;
}
