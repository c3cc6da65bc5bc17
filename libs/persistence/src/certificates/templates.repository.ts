import type { CertificateTemplate } from '@sinau/domain/certificates';
import { newId, statement, type Transaction } from '../core/index.js';

export type StoredTemplate = {
  readonly id: string;
  readonly name: string;
  readonly content: CertificateTemplate;
  readonly logoKey: string | null;
  readonly isDefault: boolean;
  readonly revision: number;
  readonly updatedAt: Date;
  /** Runs that name it. */
  readonly runs: number;
};

type Row = { id: string; name: string; content: CertificateTemplate; logo_key: string | null; is_default: boolean; revision: number; updated_at: Date; runs: number };

const columns = `t.id, t.name, t.content, t.logo_key, t.is_default, t.revision, t.updated_at,
  (select count(*)::int from runs r where r.certificate_template_id = t.id) as runs`;
const list = statement('templates.list', `select ${columns} from certificate_templates t order by t.is_default desc, t.name limit 100`);
const byId = statement('templates.byId', `select ${columns} from certificate_templates t where t.id = $1`);
const insert = statement(
  'templates.insert',
  `insert into certificate_templates (id, agency_id, name, content, is_default)
   values ($1, $2, $3, $4, not exists (select from certificate_templates where is_default))`,
);
const save = statement(
  'templates.save',
  'update certificate_templates set name = $3, content = $4, revision = revision + 1, updated_at = now() where id = $1 and revision = $2 returning id',
);
const setLogo = statement('templates.logo', 'update certificate_templates set logo_key = $3, revision = revision + 1, updated_at = now() where id = $1 and revision = $2 returning id');
const unset = statement('templates.unsetDefault', 'update certificate_templates set is_default = false where is_default and id <> $1');
const setDefault = statement('templates.setDefault', 'update certificate_templates set is_default = true where id = $1');
const remove = statement(
  'templates.remove',
  `delete from certificate_templates t where t.id = $1 and not t.is_default and not exists (select from runs r where r.certificate_template_id = t.id) returning id`,
);

function templateOf(row: Row): StoredTemplate {
  const { id, name, content, revision, runs } = row;
  return { id, name, content, revision, runs, logoKey: row.logo_key, isDefault: row.is_default, updatedAt: row.updated_at };
}

export async function listTemplates(transaction: Transaction): Promise<StoredTemplate[]> {
  return (await transaction.query<Row>(list)).map(templateOf);
}

export async function templateById(transaction: Transaction, templateId: string): Promise<StoredTemplate | null> {
  const [row] = await transaction.query<Row>(byId, [templateId]);
  return row ? templateOf(row) : null;
}

/** Adds a template; the agency's first becomes the one that is used where a run names none. */
export async function addTemplate(transaction: Transaction, name: string, content: CertificateTemplate): Promise<string> {
  const id = newId();
  await transaction.query(insert, [id, transaction.agencyId, name, JSON.stringify(content)]);
  return id;
}

/** False when somebody else has saved since `revision`. */
export async function saveTemplate(transaction: Transaction, template: Pick<StoredTemplate, 'id' | 'name' | 'content' | 'revision'>): Promise<boolean> {
  const { id, revision, name, content } = template;
  return (await transaction.query(save, [id, revision, name, JSON.stringify(content)])).length > 0;
}

export async function saveTemplateLogo(transaction: Transaction, templateId: string, revision: number, logoKey: string | null): Promise<boolean> {
  return (await transaction.query(setLogo, [templateId, revision, logoKey])).length > 0;
}

export async function makeTemplateDefault(transaction: Transaction, templateId: string): Promise<void> {
  await transaction.query(unset, [templateId]);
  await transaction.query(setDefault, [templateId]);
}

/** False when it is the default, or a run names it. Issued certificates hold their own copy. */
export async function removeTemplate(transaction: Transaction, templateId: string): Promise<boolean> {
  return (await transaction.query(remove, [templateId])).length > 0;
}
