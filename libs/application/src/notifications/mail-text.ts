import { renderMail, type CommonFacts, type MailContent, type MailTemplate, type TemplateFacts } from '@sinau/mail';
import type { StoredMail } from '@sinau/persistence/notifications';

const templates: Readonly<Record<MailTemplate, true>> = {
  'password-reset': true, welcome: true, enrolled: true, 'due-soon': true, 'result-released': true,
  'certificate-issued': true, 'certificate-revoked': true, 'import-finished': true, 'export-ready': true,
  'session-moved': true, 'session-cancelled': true, 'session-soon': true,
  'package-offered': true, 'package-updated': true,
  'behaviour-self': true, 'behaviour-asked': true,
};

function isTemplate(name: string): name is MailTemplate {
  return Object.hasOwn(templates, name);
}

/** The words of a stored mail. Throws when its template is none of ours: a row of a newer version. */
export function mailText(mail: StoredMail): MailContent {
  if (!isTemplate(mail.template)) throw new Error(`mail ${mail.id} names no known template`);
  // The facts were typed where the mail was intended, and came through the database as they were.
  return renderMail(mail.template, mail.language, mail.facts as unknown as TemplateFacts[MailTemplate] & CommonFacts);
}
