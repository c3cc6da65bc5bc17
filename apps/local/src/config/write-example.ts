import { writeFileSync } from 'node:fs';
import { exampleFile } from '@sinau/config';

writeFileSync(new URL('../../../../.env.example', import.meta.url), exampleFile());
console.log('.env.example is written.');
