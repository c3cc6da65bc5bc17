import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseUrl, SUPERUSER } from '@sinau/engines';
import pg from 'pg';
import { z } from 'zod';
import { setting } from './setting.js';

const DATABASE = 'sinau';
const place = z.object({ ports: z.object({ postgres: z.number() }) });
const secrets = z.object({ superuser: z.string() });

function written<Shape extends z.ZodType>(shape: Shape, file: string): z.output<Shape> {
  return shape.parse(JSON.parse(readFileSync(join(setting().folder, file), 'utf8')));
}

/** The database of the stack that runs, with every right: for what no screen shows and no person does. Whoever connects ends it. */
export async function connectToStack(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl(written(place, 'place.json').ports.postgres, DATABASE, SUPERUSER, written(secrets, 'secrets.json').superuser) });
  await client.connect();
  return client;
}
