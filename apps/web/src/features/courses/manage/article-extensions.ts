import { isAllowedLink } from '@sinau/domain/courses';
import { Mark, mergeAttributes, Node } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Code } from '@tiptap/extension-code';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { HorizontalRule } from '@tiptap/extension-horizontal-rule';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Strike } from '@tiptap/extension-strike';
import { TableKit } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { Underline } from '@tiptap/extension-underline';
import { Gapcursor, TrailingNode, UndoRedo } from '@tiptap/extensions';

/** A link to an address that the allow-list accepts; pasted ones to others become plain words. */
const link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => {
        const href = element.getAttribute('href') ?? '';
        return isAllowedLink(href) ? { href } : false;
      },
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['a', mergeAttributes(HTMLAttributes, { rel: 'noopener noreferrer' }), 0],
});

/** A picture by its media id. Pasted pictures have none and are left out. */
function pictureNode(addressOf: (mediaId: string) => string | null) {
  return Node.create({
    name: 'image',
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () => ({
      mediaId: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute('data-media-id'), renderHTML: (attrs: Record<string, unknown>) => ({ 'data-media-id': attrs['mediaId'] }) },
      alt: { default: '' },
    }),
    parseHTML: () => [{ tag: 'img[data-media-id]' }],
    renderHTML({ HTMLAttributes, node }) {
      const source = addressOf(String(node.attrs['mediaId']));
      if (source === null) return ['p', mergeAttributes(HTMLAttributes, { class: 'picture-without-address' }), String(node.attrs['alt'] || '…')];
      return ['img', mergeAttributes(HTMLAttributes, { src: source })];
    },
  });
}

/** What an article may hold, and nothing else: the same list as the allow-list of the domain. */
export function articleExtensions(addressOf: (mediaId: string) => string | null) {
  return [
    Document, Paragraph, Text, Heading.configure({ levels: [2, 3, 4] }), Bold, Italic, Underline, Strike, Code, link,
    BulletList, OrderedList, ListItem, ListKeymap, Blockquote, HardBreak, HorizontalRule, Gapcursor, TrailingNode, UndoRedo,
    TableKit.configure({ table: { resizable: false } }),
    pictureNode(addressOf),
  ];
}
