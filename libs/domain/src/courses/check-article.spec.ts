import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { imagesOf, isEmptyArticle, withMedia, emptyArticle, type Article } from './article.js';
import { articleLimits, checkArticle, isAllowedLink } from './check-article.js';

const id = '0199aaaa-0000-7000-8000-000000000001';
const doc = (...content: unknown[]) => ({ type: 'doc', content });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const text = (value: string, ...marks: unknown[]) => (marks.length > 0 ? { type: 'text', text: value, marks } : { type: 'text', text: value });
const link = (href: unknown) => ({ type: 'link', attrs: { href } });
const image = { type: 'image', attrs: { mediaId: id, alt: 'Peta risiko' } };
const cell = (type: string) => ({ type, attrs: { colspan: 1, rowspan: 1, colwidth: null }, content: [paragraph(text('x'))] });

test('what the editor can make is accepted as it is', () => {
  const article = doc(
    { type: 'heading', attrs: { level: 2 }, content: [text('Judul')] },
    paragraph(text('tebal', { type: 'bold' }, { type: 'italic' }), { type: 'hardBreak' }, text('tautan', link('https://jdih.example.go.id/a?b=c#d'))),
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('satu')), { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [paragraph()] }] }] }] },
    { type: 'blockquote', content: [paragraph(text('kutipan', link(`lesson:${id}`)))] },
    { type: 'horizontalRule' },
    { type: 'table', content: [{ type: 'tableRow', content: [cell('tableHeader'), cell('tableCell')] }] },
    image,
  );
  expect(checkArticle(article)).toEqual({ accepted: true, article });
});

describe('anything else is refused with its place', () => {
  test.each<[string, unknown, string, string]>([
    ['no document', 'text', '', 'not_an_object'],
    ['another root', paragraph(), '', 'wrong_place'],
    ['an empty document', doc(), 'content', 'wrong_place'],
    ['a script', doc({ type: 'script', content: [] }), 'content.0.type', 'unknown_node'],
    ['a node named like a method', doc({ type: 'constructor' }), 'content.0.type', 'unknown_node'],
    ['raw text in the document', doc(text('x')), 'content.0', 'wrong_place'],
    ['a heading of level 1', doc({ type: 'heading', attrs: { level: 1 } }), 'content.0.attrs.level', 'bad_attribute'],
    ['a heading without level', doc({ type: 'heading' }), 'content.0.attrs.level', 'bad_attribute'],
    ['an event handler', doc({ type: 'paragraph', attrs: { onclick: 'alert(1)' } }), 'content.0.attrs.onclick', 'bad_attribute'],
    ['a style', doc({ type: 'paragraph', style: 'x' }), 'content.0.style', 'unknown_field'],
    ['attributes that are a list', doc({ type: 'paragraph', attrs: [] }), 'content.0.attrs', 'bad_attribute'],
    ['a picture by address', doc({ type: 'image', attrs: { src: 'https://x.example/a.png', alt: '' } }), 'content.0.attrs.src', 'bad_attribute'],
    ['a picture without alt', doc({ type: 'image', attrs: { mediaId: id } }), 'content.0.attrs.alt', 'bad_attribute'],
    ['a script link', doc(paragraph(text('x', link('javascript:alert(1)')))), 'content.0.content.0.marks.0.attrs.href', 'bad_link'],
    ['a link without address', doc(paragraph(text('x', { type: 'link' }))), 'content.0.content.0.marks.0.attrs', 'bad_link'],
    ['a link with a target', doc(paragraph(text('x', { type: 'link', attrs: { href: 'https://a.example', target: '_top' } }))), 'content.0.content.0.marks.0.attrs.target', 'unknown_field'],
    ['an unknown mark', doc(paragraph(text('x', { type: 'textStyle' }))), 'content.0.content.0.marks.0', 'unknown_mark'],
    ['marks that are no list', doc(paragraph({ type: 'text', text: 'x', marks: {} })), 'content.0.content.0.marks', 'unknown_mark'],
    ['a mark with attributes', doc(paragraph(text('x', { type: 'bold', attrs: { a: 1 } }))), 'content.0.content.0.marks.0.attrs', 'bad_attribute'],
    ['empty text', doc(paragraph(text(''))), 'content.0.content.0.text', 'bad_text'],
    ['NUL', doc(paragraph(text('a\u0000b'))), 'content.0.content.0.text', 'bad_text'],
    ['content that is no list', doc({ type: 'paragraph', content: 'x' }), 'content.0.content', 'wrong_place'],
    ['an empty list', doc({ type: 'bulletList', content: [] }), 'content.0.content', 'wrong_place'],
    ['13 columns', doc({ type: 'table', content: [{ type: 'tableRow', content: Array.from({ length: 13 }, () => cell('tableCell')) }] }), 'content.0.content.0.content', 'too_many_columns'],
    ['a null child', doc(null), 'content.0', 'not_an_object'],
  ])('%s', (_, value, path, reason) => expect(checkArticle(value)).toEqual({ accepted: false, path, reason }));

  test('too deep, too many, too long, too many pictures', () => {
    let deep: unknown = paragraph(text('x'));
    for (let level = 0; level < 40; level += 1) deep = { type: 'bulletList', content: [{ type: 'listItem', content: [deep] }] };
    expect(checkArticle(doc(deep))).toMatchObject({ accepted: false, reason: 'too_deep' });
    expect(checkArticle(doc(...Array.from({ length: articleLimits.nodes }, () => paragraph())))).toMatchObject({ reason: 'too_many_nodes' });
    expect(checkArticle(doc(paragraph(text('a'.repeat(articleLimits.characters + 1)))))).toMatchObject({ reason: 'too_long' });
    expect(checkArticle(doc(...Array.from({ length: 101 }, () => image)))).toMatchObject({ path: 'content.100', reason: 'too_many_images' });
  });
});

test.each<[string, boolean]>([
  ['https://a.example/b', true], ['mailto:a@b.example', true], [`lesson:${id}`, true],
  ['HTTPS://a.example', false], ['http://a.example', false], ['javascript:alert(1)', false], [' https://a.example', false], ['https://a.example/ b', false],
  ['java\nscript:alert(1)', false], ['https://a.example/\u0001', false], ['data:text/html,x', false], ['//a.example', false], ['/kelola', false], ['mailto:a:b', false], ['', false],
])('a link to %j: %s', (href, expected) => expect(isAllowedLink(href)).toBe(expected));

test('no value at all makes it throw, and only documents are accepted', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true }), (value) => {
      const result = checkArticle(value);
      if (result.accepted) expect(result.article.type).toBe('doc');
      else expect(typeof result.path).toBe('string');
    }),
  );
});

test('an article is empty until it has words or a picture', () => {
  const withPicture: Article = { type: 'doc', content: [{ type: 'image', attrs: { mediaId: id, alt: 'Peta' } }] };
  expect(isEmptyArticle(emptyArticle)).toBe(true);
  expect(isEmptyArticle({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '  ' }] }] })).toBe(true);
  expect(isEmptyArticle(withPicture)).toBe(false);
  expect(imagesOf(withPicture)).toEqual([{ mediaId: id, alt: 'Peta' }]);
  expect(imagesOf(withMedia(withPicture, () => 'new'))).toEqual([{ mediaId: 'new', alt: 'Peta' }]);
});
