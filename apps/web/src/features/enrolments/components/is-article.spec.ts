/** @jest-environment node */
import { describe, expect, test } from '@jest/globals';
import { isArticle } from './is-article.js';

describe('the shape of an article', () => {
  const text = { type: 'text', text: 'Risiko', marks: [{ type: 'bold' }] };

  test('a document of nodes is one', () => {
    expect(isArticle({ type: 'doc', content: [{ type: 'heading', attrs: { level: 2 }, content: [text] }] })).toBe(true);
    expect(isArticle({ type: 'doc' })).toBe(true);
  });

  test.each([null, 'teks', [], {}, { type: 'paragraph' }, { type: 'doc', content: {} }, { type: 'doc', content: [{ text: 'tanpa jenis' }] }, { type: 'doc', content: [{ ...text, text: 7 }] }, { type: 'doc', content: [{ ...text, marks: ['bold'] }] }])(
    '%j is not',
    (value) => {
      expect(isArticle(value)).toBe(false);
    },
  );
});
