import type { Article } from './article.js';

export const articleLimits = {
  /** Levels of nesting: a table in a list in a quotation needs ten. */
  depth: 16,
  nodes: 20_000,
  /** UTF-16 units of text and attributes together. */
  characters: 400_000,
  images: 100,
  columns: 12,
} as const;

export type ArticleRefusal =
  | 'not_an_object' | 'unknown_node' | 'unknown_mark' | 'unknown_field' | 'wrong_place' | 'bad_text'
  | 'bad_attribute' | 'bad_link' | 'too_deep' | 'too_many_nodes' | 'too_long' | 'too_many_images' | 'too_many_columns';

/** `path` says where: `content.2.attrs.level`. Empty for the document itself. */
export type ArticleCheck =
  | { readonly accepted: true; readonly article: Article }
  | { readonly accepted: false; readonly path: string; readonly reason: ArticleRefusal };

type Value = Readonly<Record<string, unknown>>;
type AttributeRule = (value: unknown) => boolean;
type NodeRule = {
  readonly children: readonly string[];
  /** Fewest children; 0 unless told. */
  readonly least?: number;
  readonly attrs?: Readonly<Record<string, AttributeRule>>;
  /** Attributes that must be there. */
  readonly required?: readonly string[];
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const link = /^(?:https:\/\/[^\s<>"\\]{1,2000}|mailto:[^\s<>"\\:/]{1,320}|lesson:[0-9a-f-]{36})$/;

/** Addresses that a link may have: https, mailto, and another lesson of the course by its id. Lower-case schemes only. */
export function isAllowedLink(href: string): boolean {
  // Browsers strip control characters before they read the scheme.
  return link.test(href) && !/[\u0000-\u001F\u007F]/.test(href);
}

const within = (least: number, most: number): AttributeRule => (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
const spans = {
  colspan: within(1, articleLimits.columns),
  rowspan: within(1, 200),
  colwidth: ((value) => value === null || (Array.isArray(value) && value.length <= articleLimits.columns && value.every(within(1, 4000)))) as AttributeRule,
};
const inline = ['text', 'hardBreak'];
const blocks = ['paragraph', 'bulletList', 'orderedList', 'image', 'heading', 'blockquote', 'horizontalRule', 'table'];

const nodeRules: Readonly<Record<string, NodeRule>> = {
  doc: { children: blocks, least: 1 },
  paragraph: { children: inline },
  heading: { children: inline, attrs: { level: within(2, 4) }, required: ['level'] },
  bulletList: { children: ['listItem'], least: 1 },
  orderedList: { children: ['listItem'], least: 1, attrs: { start: within(0, 10_000) } },
  listItem: { children: blocks, least: 1 },
  blockquote: { children: blocks, least: 1 },
  horizontalRule: { children: [] },
  hardBreak: { children: [] },
  table: { children: ['tableRow'], least: 1 },
  tableRow: { children: ['tableCell', 'tableHeader'] },
  tableCell: { children: blocks, least: 1, attrs: spans },
  tableHeader: { children: blocks, least: 1, attrs: spans },
  image: {
    children: [],
    attrs: { mediaId: (value) => typeof value === 'string' && uuid.test(value), alt: (value) => typeof value === 'string' && value.length <= 500 },
    required: ['mediaId', 'alt'],
  },
  text: { children: [] },
};

const markNames = new Set(['bold', 'italic', 'underline', 'strike', 'code', 'link']);

class Refusal extends Error {
  constructor(
    readonly path: string,
    readonly reason: ArticleRefusal,
  ) {
    super(reason);
  }
}

function isValue(value: unknown): value is Value {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own<T>(table: Readonly<Record<string, T>>, name: unknown): T | undefined {
  return typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined;
}

const join = (path: string, step: string | number): string => (path === '' ? String(step) : `${path}.${step}`);

type Count = { nodes: number; characters: number; images: number };

function spend(count: Count, length: number, path: string): void {
  count.characters += length;
  if (count.characters > articleLimits.characters) throw new Refusal(path, 'too_long');
}

function checkFields(value: Value, allowed: readonly string[], path: string): void {
  for (const name of Object.keys(value)) if (!allowed.includes(name)) throw new Refusal(join(path, name), 'unknown_field');
}

function checkAttributes(node: Value, rule: NodeRule, path: string, count: Count): void {
  const attrs = node['attrs'] ?? {};
  const at = join(path, 'attrs');
  if (!isValue(attrs)) throw new Refusal(at, 'bad_attribute');
  for (const [name, value] of Object.entries(attrs)) {
    const accepts = own(rule.attrs ?? {}, name);
    if (!accepts?.(value)) throw new Refusal(join(at, name), 'bad_attribute');
    if (typeof value === 'string') spend(count, value.length, join(at, name));
  }
  for (const name of rule.required ?? []) if (!Object.hasOwn(attrs, name)) throw new Refusal(join(at, name), 'bad_attribute');
}

function checkLink(mark: Value, path: string, count: Count): void {
  const attrs = mark['attrs'];
  if (!isValue(attrs)) throw new Refusal(join(path, 'attrs'), 'bad_link');
  checkFields(attrs, ['href'], join(path, 'attrs'));
  const href = attrs['href'];
  if (typeof href !== 'string' || !isAllowedLink(href)) throw new Refusal(join(path, 'attrs.href'), 'bad_link');
  spend(count, href.length, path);
}

function checkMarks(marks: unknown, path: string, count: Count): void {
  if (marks === undefined) return;
  if (!Array.isArray(marks) || marks.length > markNames.size) throw new Refusal(path, 'unknown_mark');
  marks.forEach((mark: unknown, index) => {
    const at = join(path, index);
    if (!isValue(mark) || typeof mark['type'] !== 'string' || !markNames.has(mark['type'])) throw new Refusal(at, 'unknown_mark');
    checkFields(mark, ['type', 'attrs'], at);
    if (mark['type'] === 'link') checkLink(mark, at, count);
    else if (mark['attrs'] !== undefined) throw new Refusal(join(at, 'attrs'), 'bad_attribute');
  });
}

function checkText(node: Value, path: string, count: Count): void {
  checkFields(node, ['type', 'text', 'marks'], path);
  const text = node['text'];
  // NUL can't be stored; the others are never typed.
  if (typeof text !== 'string' || text === '' || /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/.test(text)) throw new Refusal(join(path, 'text'), 'bad_text');
  spend(count, text.length, path);
  checkMarks(node['marks'], join(path, 'marks'), count);
}

function checkChildren(node: Value, rule: NodeRule, path: string, depth: number, count: Count): void {
  const content = node['content'] ?? [];
  const at = join(path, 'content');
  if (!Array.isArray(content) || content.length < (rule.least ?? 0)) throw new Refusal(at, 'wrong_place');
  if (node['type'] === 'tableRow' && content.length > articleLimits.columns) throw new Refusal(at, 'too_many_columns');
  content.forEach((child: unknown, index) => checkNode(child, rule.children, join(at, index), depth + 1, count));
}

function checkNode(node: unknown, allowed: readonly string[], path: string, depth: number, count: Count): void {
  if (!isValue(node)) throw new Refusal(path, 'not_an_object');
  if (depth > articleLimits.depth) throw new Refusal(path, 'too_deep');
  const type = node['type'];
  const rule = own(nodeRules, type);
  if (!rule || typeof type !== 'string') throw new Refusal(join(path, 'type'), 'unknown_node');
  if (!allowed.includes(type)) throw new Refusal(path, 'wrong_place');
  if ((count.nodes += 1) > articleLimits.nodes) throw new Refusal(path, 'too_many_nodes');
  if (type === 'image' && (count.images += 1) > articleLimits.images) throw new Refusal(path, 'too_many_images');
  if (type === 'text') return checkText(node, path, count);
  checkFields(node, ['type', 'attrs', 'content'], path);
  checkAttributes(node, rule, path, count);
  checkChildren(node, rule, path, depth, count);
}

function assertArticle(value: unknown): asserts value is Article {
  checkNode(value, ['doc'], '', 0, { nodes: 0, characters: 0, images: 0 });
}

/** Accepts a document as it is, or refuses it with the place: never repairs. */
export function checkArticle(value: unknown): ArticleCheck {
  try {
    assertArticle(value);
    return { accepted: true, article: value };
  } catch (error) {
    if (error instanceof Refusal) return { accepted: false, path: error.path, reason: error.reason };
    throw error;
  }
}
