import { afterEach, describe, expect, test } from '@jest/globals';
import { checkArticle, type Article } from '@sinau/domain/courses';
import { render, screen, within } from '@testing-library/react';
import { Editor } from '@tiptap/core';
import { ArticleBody } from '../../../ui/article/index.js';
import { articleExtensions } from './article-extensions.js';
import { addressOf } from './link-dialog.js';
import { writtenArticle } from './written-article.js';

const media = '0199aaaa-0000-7000-8000-000000000001';
const lesson = '0199aaaa-0000-7000-8000-000000000002';
const open: Editor[] = [];
afterEach(() => open.splice(0).forEach((editor) => editor.destroy()));

function editorWith(content: string | object): Editor {
  const editor = new Editor({ element: document.createElement('div'), extensions: articleExtensions(() => null), content });
  open.push(editor);
  return editor;
}

function accepted(editor: Editor): Article {
  const checked = writtenArticle(editor.getJSON());
  if (!checked.accepted) throw new Error(`${checked.reason} at ${checked.path}`);
  return checked.article;
}

describe('what the editor makes', () => {
  test('from each tool is accepted by the allow-list', () => {
    const editor = editorWith('<p>Risiko</p>');
    editor.chain().selectAll().toggleBold().toggleItalic().toggleUnderline().toggleStrike().setMark('link', { href: 'https://a.example' }).run();
    editor.chain().setTextSelection(2).toggleBulletList().run();
    editor.chain().focus('end').setHorizontalRule().insertTable({ rows: 2, cols: 2, withHeaderRow: true }).run();
    editor.chain().focus('end').insertContent({ type: 'image', attrs: { mediaId: media, alt: 'Peta' } }).run();
    editor.chain().focus('end').insertContent('<h3>Sub</h3><ol start="3"><li><p>tiga</p></li></ol><blockquote><p>kutip</p></blockquote>').run();
    const types = JSON.stringify(accepted(editor));
    for (const type of ['bold', 'italic', 'underline', 'strike', 'link', 'bulletList', 'horizontalRule', 'table', 'tableHeader', 'image', 'heading', 'orderedList', 'blockquote']) {
      expect(types).toContain(`"type":"${type}"`);
    }
  });

  test('from pasted pages keeps words and drops what is not allowed', () => {
    const editor = editorWith(
      '<h1 onclick="x()">Judul</h1><p style="color:red">a <a href="javascript:alert(1)">b</a> <a href="https://ok.example" target="_blank">c</a></p><script>alert(1)</script><img src="https://x.example/a.png" onerror="x()"><pre><code>kode</code></pre><iframe src="https://x.example"></iframe>',
    );
    const text = JSON.stringify(accepted(editor));
    expect(text).toContain('Judul');
    expect(text).toContain('"href":"https://ok.example"');
    expect(text).not.toMatch(/javascript|onerror|x\.example|style|iframe|alert/);
  });

  test('survives storing and opening again unchanged', () => {
    const article = accepted(editorWith('<h2>Satu</h2><ul><li><p>dua <strong>tiga</strong></p></li></ul><p>empat</p>'));
    expect(accepted(editorWith(article))).toEqual(article);
  });
});

test.each([
  ['www.menpan.go.id', 'https://www.menpan.go.id'],
  ['http://menpan.go.id/a', 'https://menpan.go.id/a'],
  ['siti@kota.go.id', 'mailto:siti@kota.go.id'],
  ['https://a.example', 'https://a.example'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
])('typed as an address: %s', (typed, address) => expect(addressOf(typed)).toBe(address));

describe('the reader', () => {
  const article: Article = {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 3 }, content: [{ type: 'text', text: 'Sub' }] },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'luar', marks: [{ type: 'bold' }, { type: 'link', attrs: { href: 'https://a.example' } }] },
          { type: 'text', text: 'dalam', marks: [{ type: 'link', attrs: { href: `lesson:${lesson}` } }] },
          { type: 'text', text: 'jahat', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
        ],
      },
      { type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableHeader', attrs: { colspan: 2 }, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Kepala' }] }] }] }] },
      { type: 'image', attrs: { mediaId: media, alt: 'Peta risiko' } },
      { type: 'script', content: [{ type: 'text', text: 'alert(1)' }] },
      { type: 'paragraph', content: [{ type: 'text', text: '<b>bukan HTML</b>' }] },
    ],
  };

  test('makes elements: headings, links by scheme, tables, pictures with their text', () => {
    render(<ArticleBody article={article} imageAddress={(id) => `/gambar/${id}`} lessonAddress={(id) => `/materi/${id}`} />);
    expect(screen.getByRole('heading', { level: 3 }).textContent).toBe('Sub');
    expect(screen.getByRole('link', { name: 'luar' }).getAttribute('href')).toBe('https://a.example');
    expect(screen.getByRole('link', { name: 'dalam' }).getAttribute('href')).toBe(`/materi/${lesson}`);
    expect(screen.queryByRole('link', { name: 'jahat' })).toBeNull();
    expect(within(screen.getByRole('table')).getByRole('columnheader').getAttribute('colspan')).toBe('2');
    expect(screen.getByRole('img', { name: 'Peta risiko' }).getAttribute('src')).toBe(`/gambar/${media}`);
    expect(screen.queryByText('alert(1)')).toBeNull();
    expect(screen.getByText('<b>bukan HTML</b>')).not.toBeNull();
  });

  test('a picture without an address is told by its text', () => {
    render(<ArticleBody article={article} />);
    expect(screen.getByText('Peta risiko').tagName).toBe('P');
    expect(checkArticle(article).accepted).toBe(false);
  });
});
