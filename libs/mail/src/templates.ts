/** What every mail knows. Dates and times come as the reader's own text, e.g. "24 November 2026 pukul 16.00 WIB". */
export interface CommonFacts {
  readonly agency: string;
  /** The reader's name. */
  readonly recipient: string;
  /** Where the button leads, http(s). */
  readonly link: string;
}

/** `place` is where it is held, or its link. */
type SessionFacts = { readonly session: string; readonly run: string; readonly when: string; readonly place: string };

/** `from` is the agency that gives it. */
type PackageFacts = { readonly course: string; readonly from: string; readonly version: number };

/** `days` since completion; `until` is the last day of answering. */
type BehaviourFacts = { readonly course: string; readonly days: number; readonly until: string; /** Of a reminder: which one; empty at first. */ readonly note: string };

/** The facts of each mail beside the common ones. Scores are left out on purpose: mail is read over shoulders. */
export interface TemplateFacts {
  readonly 'password-reset': { readonly validUntil: string };
  readonly welcome: { readonly signInName: string; readonly validUntil: string };
  readonly enrolled: { readonly course: string; readonly due: string | null };
  readonly 'due-soon': { readonly course: string; readonly due: string };
  readonly 'result-released': { readonly course: string; readonly quiz: string };
  readonly 'certificate-issued': { readonly course: string; readonly number: string };
  readonly 'certificate-revoked': { readonly course: string; readonly number: string; readonly reason: string };
  readonly 'import-finished': { readonly file: string; readonly added: number; readonly updated: number; readonly failed: number };
  readonly 'session-moved': SessionFacts;
  readonly 'session-cancelled': Omit<SessionFacts, 'place'> & { readonly reason: string };
  readonly 'session-soon': SessionFacts;
  readonly 'package-offered': PackageFacts;
  readonly 'package-updated': PackageFacts;
  readonly 'behaviour-self': BehaviourFacts;
  readonly 'behaviour-asked': BehaviourFacts & { readonly alumnus: string };
  readonly 'export-ready': { readonly file: string; readonly validUntil: string };
}

export type MailTemplate = keyof TemplateFacts;

/** The sentences of one mail, unescaped. */
export interface MailWording {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly button: string;
}

export interface MailFrame {
  readonly greeting: (recipient: string) => string;
  readonly linkHelp: string;
  readonly closing: (agency: string) => string;
}

/** A language's sentences: `facts` are already one line each, `count` writes a number in the language's notation. */
export type Wordings = {
  readonly [Template in MailTemplate]: (facts: TemplateFacts[Template] & CommonFacts, count: (value: number) => string) => MailWording;
};
