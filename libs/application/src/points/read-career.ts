import type { Language } from '@sinau/contracts/core';
import type { CareerFormat } from '@sinau/contracts/points';
import { DocumentError, renderReport } from '@sinau/documents';
import { DomainError } from '@sinau/domain/core';
import { can, type Actor, type PersonActor } from '@sinau/domain/identity';
import { recordAudit } from '@sinau/persistence/audit';
import { Database } from '@sinau/persistence/core';
import { careerOf, careerPerson, hoursRules, teamMember } from '@sinau/persistence/points';
import { Inject, Injectable } from '@nestjs/common';
import { personOf, PublicSite, type NamedBytes } from '../core/index.js';
import { careerExport } from './career-exports.js';
import { careerReport, type CareerFile } from './career-report.js';
import { headOf } from './read-team.js';

export type CareerWish = { readonly year: number | undefined; readonly format: CareerFormat; readonly language: Language };

const types = { pdf: 'application/pdf', json: 'application/json; charset=utf-8', kursus_csv: 'text/csv; charset=utf-8', diklat_csv: 'text/csv; charset=utf-8' } as const satisfies Record<CareerFormat, string>;
const names = { pdf: 'catatan-kompetensi', json: 'riwayat', kursus_csv: 'riwayat-kursus', diklat_csv: 'riwayat-diklat' } as const satisfies Record<CareerFormat, string>;

/** `riwayat-kursus-2026.csv` */
export function careerFileName(format: CareerFormat, year: number | undefined): string {
  const ending = format.endsWith('csv') ? 'csv' : format;
  return `${names[format]}${year === undefined ? '' : `-${year}`}.${ending}`;
}

/** Records of competency development: printed, or in the shapes of the national personnel system. */
@Injectable()
export class ReadCareer {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PublicSite) private readonly site: PublicSite,
  ) {}

  /** One's own. Throws `record_unprintable`. */
  async own(actor: Actor, { year, format, language }: CareerWish): Promise<NamedBytes> {
    const { personId } = personOf(actor);
    const file = { type: types[format], name: careerFileName(format, year) };
    if (format === 'pdf') return { ...file, bytes: await this.print(actor, personId, year, language) };
    return { ...file, bytes: Buffer.from(careerExport(await careerOf(this.database, actor, personId, year ?? null), format)) };
  }

  /** Somebody's of the agency, or of one's team: it leaves once the audit knows who took it. Throws `not_found`, `record_unprintable`. */
  async printOf(actor: PersonActor, personId: string, { year, language }: Omit<CareerWish, 'format'>): Promise<NamedBytes> {
    const reads = can(actor, 'career.read', { agencyId: actor.agencyId }) || (await teamMember(this.database, actor, personId, headOf(actor))) !== null;
    if (!reads) throw new DomainError('not_found');
    const bytes = await this.print(actor, personId, year, language);
    await this.database.transaction(actor, (transaction) => recordAudit(transaction, 'career.printed', { kind: 'person', id: personId }, { year: year ?? null }));
    return { bytes, type: types.pdf, name: careerFileName('pdf', year) };
  }

  private async print(actor: Actor, personId: string, year: number | undefined, language: Language): Promise<Buffer> {
    const file = await this.load(actor, personId, year);
    try {
      return Buffer.from(await renderReport(careerReport(file, { at: new Date(), language, checkAddress: this.site.address('/verifikasi') })));
    } catch (error) {
      if (error instanceof DocumentError && error.code === 'text_unprintable') throw new DomainError('record_unprintable', { characters: String(error.facts['characters']) });
      throw error;
    }
  }

  private async load(actor: Actor, personId: string, year: number | undefined): Promise<CareerFile> {
    const [person, awards, rules] = await Promise.all([
      careerPerson(this.database, actor, personId), careerOf(this.database, actor, personId, year ?? null), this.database.transaction(actor, hoursRules),
    ]);
    if (!person) throw new DomainError('not_found');
    return { person, awards, rules };
  }
}
