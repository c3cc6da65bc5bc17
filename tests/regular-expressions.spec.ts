import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';

const LENGTH = 100_000;
/** A pattern that reads its input once needs a millisecond; one that goes back for each character needs minutes. */
const PATIENCE_MS = 3_000;

type Pattern = { readonly where: string; readonly source: string; readonly flags: string };

/** Every regular expression literal of what is shipped. */
function patterns(): Pattern[] {
  const files = execFileSync('git', ['ls-files', 'apps', 'libs'], { encoding: 'utf8' }).split('\n');
  const shipped = files.filter((file) => /\/src\/.*\.tsx?$/.test(file) && !/(spec|spec-kit|journey|fixture)\.tsx?$|\/testing\/|^apps\/(e2e|bench)|^libs\/testing/.test(file));
  return shipped.flatMap((file) => {
    const found: Pattern[] = [];
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        found.push({ where: `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

/** Long runs of what the pattern knows, with an end that fits nothing. */
function attacks({ source }: Pattern): string[] {
  const known = [...new Set(source.replace(/\\[a-z]/gi, '').replace(/[\\^$.*+?()[\]{}|]/g, ''))].slice(0, 12);
  const seeds = [...new Set([...known, 'a', '0', ' ', '\n', '-', '.', ',', '"', '<', ...known.map((sign) => `a${sign}`), '\\"', 'a ', '0.'])];
  return seeds.flatMap((seed) => {
    const run = seed.repeat(Math.ceil(LENGTH / seed.length));
    return [`${run}\u0001`, `${known[0] ?? ''}${run}\u0001`];
  });
}

/**
 * Read only what is a few hundred characters at most, as told. Everything else may be given 100 KB.
 * A line here needs the bound.
 */
const bounded: Readonly<Record<string, string>> = {
  'apps/local/src/db/migration-file.ts': 'SQL that TypeORM generated on a developer\'s machine',
  'apps/web/src/features/quizzes/manage/editor-field.tsx': 'what authors paste into one field of their own browser',
  'libs/config/src/values.ts': 'an address that the operator configures',
  'libs/mail/src/render-mail.ts': 'the digits of one number',
  'libs/mail/src/smtp-mailer.ts': 'the sender that the operator configures',
};

describe('no regular expression can be made to stall (X09)', () => {
  const all = patterns();

  test('there are some to look at', () => {
    expect(all.length).toBeGreaterThan(100);
  });

  test('each reads 100 KB of what it knows', () => {
    const slow = all.filter((pattern) => {
      const expression = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''));
      return attacks(pattern).some((text) => {
        try {
          runInNewContext('expression.test(text)', { expression, text }, { timeout: PATIENCE_MS });
          return false;
        } catch {
          return true;
        }
      });
    });
    expect(slow.filter(({ where }) => !(where.replace(/:\d+$/, '') in bounded)).map(({ where, source }) => `${where} /${source}/`)).toEqual([]);
  }, 120_000);

  test('what is excused is still there', () => {
    expect(Object.keys(bounded).filter((file) => !all.some(({ where }) => where.startsWith(`${file}:`)))).toEqual([]);
  });
});
