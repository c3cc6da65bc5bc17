import type { Article, ArticleNode } from '@sinau/domain/courses';

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, test: (one: unknown) => boolean): boolean {
  return value === undefined || (Array.isArray(value) && value.every(test));
}

function isMark(value: unknown): boolean {
  return isRecord(value) && typeof value['type'] === 'string' && (value['attrs'] === undefined || isRecord(value['attrs']));
}

function isNode(value: unknown): value is ArticleNode {
  if (!isRecord(value) || typeof value['type'] !== 'string') return false;
  const { attrs, text, content, marks } = value;
  return (attrs === undefined || isRecord(attrs)) && (text === undefined || typeof text === 'string') && isListOf(marks, isMark) && isListOf(content, isNode);
}

/** Whether a value has the shape of a stored article; what its nodes may be is the renderer's list. */
export function isArticle(value: unknown): value is Article {
  return isNode(value) && value.type === 'doc';
}
