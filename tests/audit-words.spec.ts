import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import ts from 'typescript';

/** A deed as the source records it, with the facts it keeps: each by name, with the words that it can be where those are few. */
type Deed = { readonly action: string; readonly where: string; readonly subjects: readonly string[]; readonly facts: ReadonlyMap<string, readonly string[]> };

const DECIDED = 'recordAudit';
const shipped = (folders: readonly string[]): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...folders], { encoding: 'utf8' }).split('\n').filter((file) => /\/src\/.*\.ts$/.test(file) && !/spec(-kit)?\.ts$/.test(file));

/** The words of a type that is one of a few; null when it may be any text. */
function wordsOf(type: ts.Type): readonly string[] | null {
  if (type.isStringLiteral()) return [type.value];
  if (!type.isUnion()) return null;
  const parts = type.types.map((part) => wordsOf(part));
  return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
}

/** What a fact may say where its type is a choice of words, or a list of such; numbers, days and free text are none. */
function choicesOf(checker: ts.TypeChecker, type: ts.Type): readonly string[] {
  if (type.isStringLiteral()) return [type.value];
  if (checker.isArrayType(type)) return checker.getTypeArguments(type as ts.TypeReference).flatMap((part) => choicesOf(checker, part));
  return type.isUnion() ? type.types.flatMap((part) => choicesOf(checker, part)) : [];
}

/** The action of a call: written out, a choice of such, or a template with one choice in it. */
function actionsOf(checker: ts.TypeChecker, node: ts.Expression): readonly string[] | null {
  if (!ts.isTemplateExpression(node)) return wordsOf(checker.getTypeAtLocation(node));
  const [span, ...others] = node.templateSpans;
  if (!span || others.length > 0) return null;
  const words = wordsOf(checker.getTypeAtLocation(span.expression));
  return words?.map((word) => `${node.head.text}${word}${span.literal.text}`) ?? null;
}

/** `{ source: 'paper' }` says it by what is written there: the type of the property is widened to any text. */
function typeOf(checker: ts.TypeChecker, property: ts.Symbol, node: ts.Expression): ts.Type {
  const [declared] = property.declarations ?? [];
  return declared && ts.isPropertyAssignment(declared) ? checker.getTypeAtLocation(declared.initializer) : checker.getTypeOfSymbolAtLocation(property, node);
}

function factsOf(checker: ts.TypeChecker, node: ts.Expression | undefined): ReadonlyMap<string, readonly string[]> | null {
  if (!node) return new Map();
  const type = checker.getTypeAtLocation(node);
  if (checker.getIndexInfosOfType(type).length > 0) return null;
  return new Map(checker.getPropertiesOfType(type).map((fact) => [fact.name, choicesOf(checker, typeOf(checker, fact, node))]));
}

/** What a deed was done to: the words of the subject's `kind`. */
function subjectsOf(checker: ts.TypeChecker, node: ts.Expression | undefined): readonly string[] | null {
  const kind = node && checker.getPropertyOfType(checker.getTypeAtLocation(node), 'kind');
  return node && kind ? wordsOf(typeOf(checker, kind, node)) : null;
}

/** Every deed that the source records, by its types; a deed or fact that they leave open is told as unclear. */
function gather(): { readonly deeds: readonly Deed[]; readonly unclear: readonly string[] } {
  const { config } = ts.readConfigFile('tsconfig.base.json', (file) => ts.sys.readFile(file)) as { config: { compilerOptions: object } };
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, customConditions: ['@sinau/source'], composite: false, noEmit: true }, process.cwd());
  const files = shipped(['libs/application', 'apps/api', 'apps/worker', 'apps/local']).filter((file) => readFileSync(file, 'utf8').includes(`${DECIDED}(`));
  const program = ts.createProgram(files, options);
  const checker = program.getTypeChecker();
  const deeds: Deed[] = [];
  const unclear: string[] = [];
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (!source) throw new Error(file);
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === DECIDED && node.arguments[1]) {
        const where = `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
        const actions = actionsOf(checker, node.arguments[1]);
        const facts = factsOf(checker, node.arguments[3]);
        const subjects = subjectsOf(checker, node.arguments[2]);
        if (actions === null || facts === null || subjects === null) unclear.push(where);
        else deeds.push(...actions.map((action) => ({ action, where, subjects, facts })));
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { deeds, unclear };
}

/** Deeds of earlier versions, whose entries stay. */
const formerly = ['audit.did.run.closed', 'audit.did.run.reopened'];

describe('the audit in words', () => {
  let found: ReturnType<typeof gather>;
  let sentences: readonly ReadonlySet<string>[];
  beforeAll(async () => {
    found = gather();
    const catalogues = ['audit/locale/id', 'audit/locale/en', 'facts/locale/id', 'facts/locale/en'];
    const read = await Promise.all(catalogues.map(async (name) => ((await import(`../apps/web/src/features/${name}.ts`)) as { messages: Record<string, string> }).messages));
    sentences = [0, 1].map((language) => new Set([...Object.keys(read[language] ?? {}), ...Object.keys(read[language + 2] ?? {})]));
  }, 120_000);

  test('the types of the source say which deeds and which facts there are', () => {
    expect(found.unclear).toEqual([]);
    expect(found.deeds.length).toBeGreaterThan(150);
  });

  test('each deed has a sentence in both languages, and a group to filter by', () => {
    const needed = found.deeds.flatMap(({ action, where }) => [`audit.did.${action}`, `audit.family.${action.split('.')[0] ?? ''}`].map((id) => ({ id, where })));
    expect(needed.filter(({ id }) => !sentences.every((language) => language.has(id))).map(({ id, where }) => `${id} ${where}`)).toEqual([]);
  });

  test('each kind of subject has a word in both languages', () => {
    const needed = new Set(found.deeds.flatMap(({ subjects }) => subjects.map((kind) => `facts.subject.${kind}`)));
    expect([...needed].filter((id) => !sentences.every((language) => language.has(id)))).toEqual([]);
  });

  test('each fact has a name in both languages, and each choice a word', () => {
    const needed = found.deeds.flatMap(({ facts, where }) =>
      [...facts].flatMap(([name, choices]) => [`facts.name.${name}`, ...choices.map((choice) => `facts.${name}.${choice}`)].map((id) => ({ id, where }))));
    expect([...new Map(needed.filter(({ id }) => !sentences.every((language) => language.has(id))).map(({ id, where }) => [id, `${id} ${where}`])).values()]).toEqual([]);
  });

  test('nothing is said of deeds that nobody does', () => {
    const done = new Set(found.deeds.map(({ action }) => `audit.did.${action}`));
    const told = [...(sentences[0] ?? [])].filter((id) => id.startsWith('audit.did.') && !done.has(id));
    expect(told.toSorted()).toEqual(formerly);
  });
});
