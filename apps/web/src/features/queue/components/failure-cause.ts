/** Kinds of causes that an administrator can act on. */
export type FailureCause = 'unreachable' | 'slow' | 'full' | 'refused_mail' | 'missing' | 'refused' | 'other';

/* What PostgreSQL, Redis, S3, SMTP and Node say; the first that fits. */
const signs: readonly (readonly [FailureCause, RegExp])[] = [
  ['full', /ENOSPC|no space left|disk full|quota exceeded/i],
  ['unreachable', /ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EPIPE|EHOSTUNREACH|ENETUNREACH|socket hang up|connection (?:terminated|ended|closed|is closed)|the connection ended/i],
  ['slow', /ETIMEDOUT|timed? ?out|stalled/i],
  ['refused_mail', /invalid login|mailbox|recipient|EENVELOPE|EAUTH|\bSMTP\b/i],
  ['missing', /^not_found$|NoSuchKey|NoSuchBucket|no such (?:file|key)|ENOENT/i],
  ['refused', /^[a-z]+(?:_[a-z]+)+$/],
];

/** What lies behind the words of a failed job, as far as they tell. */
export function causeOf(error: string): FailureCause {
  return signs.find(([, sign]) => sign.test(error))?.[0] ?? 'other';
}
