/** How a migration is written down: its class's name, its file and the lines of the list that name it. */
export interface MigrationFile {
  readonly file: string;
  readonly className: string;
  readonly text: string;
}

const pascal = (words: string): string => words.split('-').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');

const quoted = (sql: string): string => `\`${sql.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}\``;

/** `name` in words joined by hyphens; `time` in milliseconds since 1970, which is its place in the order. */
export function migrationFile(name: string, time: number, statements: readonly string[]): MigrationFile {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) throw new Error(`"${name}" is no name: use words of small letters joined by hyphens.`);
  const className = `${pascal(name)}${time}`;
  const lines = statements.map((sql) => `    await runner.query(${quoted(sql)});`);
  const text = `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
${lines.join('\n')}
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward');
  }
}
`;
  return { file: `${time}-${name}.ts`, className, text };
}

/** The list of migrations with one more at its end. */
export function listWith(list: string, { file, className }: MigrationFile): string {
  const imported = `import { ${className} } from './${file.replace(/\.ts$/, '.js')}';\n`;
  const lastImport = list.lastIndexOf('import ');
  const behind = list.indexOf('\n', lastImport) + 1;
  const withImport = list.slice(0, behind) + imported + list.slice(behind);
  return withImport.replace(/(migrations = \[)([^\]]*)\]/, (_, head: string, names: string) => `${head}${names.replace(/,?\s*$/, '')}, ${className}]`);
}
