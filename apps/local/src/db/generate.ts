import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate, schemaDifference } from '@sinau/persistence/schema';
import { REPOSITORY } from '../stack/folders.js';
import { listWith, migrationFile } from './migration-file.js';
import { withEmptyDatabase } from './scratch.js';

/** `npm run db:generate -- add-something`: what the entities have and the migrations don't, as a new migration to be read. */
const [name] = process.argv.slice(2);
if (name === undefined) {
  console.error('Give the migration a name: npm run db:generate -- add-something');
  process.exit(2);
}
await withEmptyDatabase(async (ownerUrl) => {
  await migrate(ownerUrl);
  const { up } = await schemaDifference(ownerUrl);
  if (up.length === 0) {
    console.log('Entities and migrations agree; there is nothing to generate.');
    return;
  }
  const folder = join(REPOSITORY, 'libs/persistence/src/schema/migrations');
  const file = migrationFile(name, Date.now(), up);
  const list = join(folder, 'index.ts');
  writeFileSync(join(folder, file.file), file.text);
  writeFileSync(list, listWith(readFileSync(list, 'utf8'), file));
  console.log(`${file.file} has ${up.length} statements. Read them, add grants and policies for new tables, then run npm test.`);
});
