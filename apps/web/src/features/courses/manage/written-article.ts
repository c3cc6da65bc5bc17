import { checkArticle, type ArticleCheck } from '@sinau/domain/courses';

type Value = Readonly<Record<string, unknown>>;

function isValue(value: unknown): value is Value {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Attributes that a stored article has. The editor keeps others for itself: `type` of a list, `target` of a link. */
const kept: Readonly<Record<string, readonly string[]>> = {
  heading: ['level'],
  orderedList: ['start'],
  tableCell: ['colspan', 'rowspan', 'colwidth'],
  tableHeader: ['colspan', 'rowspan', 'colwidth'],
  image: ['mediaId', 'alt'],
  link: ['href'],
};

function attributes(type: string, attrs: unknown): Record<string, unknown> {
  if (!isValue(attrs)) return {};
  const values = Object.fromEntries((kept[type] ?? []).flatMap((name) => (attrs[name] === undefined || attrs[name] === null ? [] : [[name, attrs[name]]])));
  return Object.keys(values).length > 0 ? { attrs: values } : {};
}

function writtenMark(mark: unknown): unknown {
  return isValue(mark) && typeof mark['type'] === 'string' ? { type: mark['type'], ...attributes(mark['type'], mark['attrs']) } : mark;
}

function writtenNode(node: unknown): unknown {
  if (!isValue(node) || typeof node['type'] !== 'string') return node;
  const { type, text, marks, content, attrs } = node;
  return {
    type,
    ...attributes(type, attrs),
    ...(typeof text === 'string' ? { text } : {}),
    ...(Array.isArray(marks) && marks.length > 0 ? { marks: marks.map(writtenMark) } : {}),
    ...(Array.isArray(content) ? { content: content.map(writtenNode) } : {}),
  };
}

/** What the editor holds, as an article is stored; checked here as the server will check it. */
export function writtenArticle(editorJson: unknown): ArticleCheck {
  return checkArticle(writtenNode(editorJson));
}
