import type { PracticeState } from '@sinau/domain/sessions';

/** What the inbox of practice reports can show: a draft is only its learner's. */
export const INBOX_STATES = ['submitted', 'returned', 'signed', 'withdrawn'] as const satisfies readonly PracticeState[];
export type InboxSearch = { readonly keadaan?: (typeof INBOX_STATES)[number] | undefined; readonly sesi?: string };
