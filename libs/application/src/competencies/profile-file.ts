import { profileColumns } from '@sinau/domain/competencies';
import type { PersonActor } from '@sinau/domain/identity';
import { listProfiles } from '@sinau/persistence/competencies';
import { Database } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { writeCsv } from '../core/index.js';
import { assertMayRead } from './assert-competencies.js';
import { profileHeadings } from './level-words.js';

/** More profiles than an agency has kinds of posts. */
const MOST_PROFILES = 5_000;

/** Profiles as a file, as they can be imported again. */
@Injectable()
export class ProfileFile {
  constructor(@Inject(Database) private readonly database: Database) {}

  async write(actor: PersonActor): Promise<string> {
    assertMayRead(actor);
    const profiles = await listProfiles(this.database, actor, null, MOST_PROFILES);
    const rows = profiles.flatMap((profile) => profile.requirements.map(({ code, level }) => [profile.positionKind ?? '', profile.titlePattern, code, String(level)]));
    return writeCsv([profileColumns.map((column) => profileHeadings[column]), ...rows]);
  }
}
