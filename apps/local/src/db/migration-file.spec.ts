import { expect, test } from '@jest/globals';
import { listWith, migrationFile } from './migration-file.js';

test('a migration is written with its SQL kept as it is, and put at the end of the list', () => {
  const file = migrationFile('add-hall-codes', 1_763_900_000_000, ["ALTER TABLE \"x\" ADD \"y\" text DEFAULT '`${a}\\n'"]);
  expect(file.file).toBe('1763900000000-add-hall-codes.ts');
  expect(file.text).toContain('export class AddHallCodes1763900000000 implements MigrationInterface');
  expect(file.text).toContain("`ALTER TABLE \"x\" ADD \"y\" text DEFAULT '\\`\\${a}\\\\n'`");
  const list = "import { Tables1 } from './1-tables.js';\n\n/** In order. */\nexport const migrations = [Tables1];\n";
  expect(listWith(list, file)).toBe(
    "import { Tables1 } from './1-tables.js';\nimport { AddHallCodes1763900000000 } from './1763900000000-add-hall-codes.js';\n\n" +
      '/** In order. */\nexport const migrations = [Tables1, AddHallCodes1763900000000];\n',
  );
});

test('a name that is no name is refused', () => {
  expect(() => migrationFile('Add it', 1, [])).toThrow('is no name');
});
