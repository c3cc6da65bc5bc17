const mailStates = ['pending', 'sent', 'kept', 'failed'] as const;
/** The outbox's filter and the opened mail, as they stand in the address. */
export type MailsSearch = { readonly keadaan?: (typeof mailStates)[number]; readonly surat?: string };

export function mailsSearch(search: Record<string, unknown>): MailsSearch {
  const state = mailStates.find((known) => known === search['keadaan']);
  const mail = search['surat'];
  return { ...(state === undefined ? {} : { keadaan: state }), ...(typeof mail === 'string' && /^[0-9a-f-]{36}$/.test(mail) ? { surat: mail } : {}) };
}
