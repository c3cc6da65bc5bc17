import { competencyColumns, competencyLevels, levelCell } from '@sinau/domain/competencies';
import type { PersonActor } from '@sinau/domain/identity';
import { framework } from '@sinau/persistence/competencies';
import { Database } from '@sinau/persistence/core';
import { Inject, Injectable } from '@nestjs/common';
import { writeCsv } from '../core/index.js';
import { assertMayRead } from './assert-competencies.js';
import { competencyHeadings } from './level-words.js';

const classNames = { technical: 'Teknis', managerial: 'Manajerial', sociocultural: 'Sosial kultural' } as const;

/** The framework as a file, as it can be imported again. */
@Injectable()
export class CompetencyFile {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Headings alone while there is no framework: the template. */
  async write(actor: PersonActor): Promise<string> {
    assertMayRead(actor);
    const entries = await this.database.transaction(actor, framework);
    const rows = entries.filter(({ archived }) => !archived).map(({ code, name, competencyClass, description, levels }) => [
      code, name, classNames[competencyClass], description, ...competencyLevels.map((level) => levels.filter((one) => one.level === level).map(levelCell).join('')),
    ]);
    return writeCsv([competencyColumns.map((column) => competencyHeadings[column]), ...rows]);
  }
}
