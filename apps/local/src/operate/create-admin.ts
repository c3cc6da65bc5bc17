import { userInfo } from 'node:os';
import { PasswordHasher } from '@sinau/application/identity';
import { CreatePlatformAdmin, type PlatformAdminOutcome } from '@sinau/application/organisations';
import { identityErrors } from '@sinau/contracts/identity';
import { DomainError } from '@sinau/domain/core';
import { ADMIN_USAGE, adminCommand, WrongWord, type AdminCommand } from './admin-wish.js';
import { questioner } from './ask.js';
import { throughOwnerDoor } from './owner-door.js';

/** `npm run admin:create`: the first administrator of the whole system, or one more when nobody can sign in. */
const MARK = 'apps/local/dist/operate/create-admin.js';

function report({ wish, token }: AdminCommand, outcome: PlatformAdminOutcome, publicUrl: string | null): string {
  const { agency, person } = wish;
  const lines = [
    outcome.agencyMade ? `The agency ${agency.name} (${agency.code}) is made.` : `The agency ${agency.code} was there.`,
    outcome.personMade ? `${person.fullName} is added.` : `The account of ${person.email} was there.`,
    outcome.rolesGiven.length > 0 ? `Roles given: ${outcome.rolesGiven.join(', ')}.` : 'The roles were there.',
  ];
  if (token === null) return [...lines, outcome.passwordSet ? `The password is set; sign in with ${person.email}.` : 'The password was this one already.'].join('\n');
  const host = publicUrl ?? '(PUBLIC_URL)';
  return [...lines, `To choose a password, once and until ${outcome.linkValidUntil?.toISOString() ?? ''}:`, `${host}/atur-ulang-sandi#kode=${token}`].join('\n');
}

const REFUSALS: Readonly<Record<string, string>> = {
  weak_password: identityErrors.weak_password.en,
  email_taken: 'A person of another agency has this e-mail address. Nothing was done.',
  conflict: 'The person with this e-mail address is suspended. Nothing was done.',
};

function sentenceOf(error: unknown): string {
  if (error instanceof DomainError) return REFUSALS[error.code] ?? error.code;
  return error instanceof Error ? error.message : String(error);
}

try {
  const command = await adminCommand(process.argv.slice(2), questioner({ input: process.stdin, output: process.stdout }), userInfo().username);
  if (command === null) console.log(ADMIN_USAGE);
  else {
    await throughOwnerDoor(process.env, MARK, async ({ owner, publicUrl }) => {
      const outcome = await new CreatePlatformAdmin(owner, new PasswordHasher()).run(command.wish);
      console.log(report(command, outcome, publicUrl));
    });
  }
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = error instanceof WrongWord ? 2 : 1;
}
