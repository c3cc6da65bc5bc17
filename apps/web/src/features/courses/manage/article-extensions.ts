import { isAllowedLink } from '@sinau/domain/courses';
import { mergeAttributes, Node } from '@tiptap/core';
import { Link } from '@tiptap/extension-link';
import { TableKit } from '@tiptap/extension-table';
import { StarterKit } from '@tiptap/starter-kit';

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
    StarterKit.configure({ heading: { levels: [2, 3, 4] }, codeBlock: false, link: false, dropcursor: { color: 'var(--brand)', width: 3 } }),
    Link.configure({
      openOnClick: false,
      autolink: false,
      linkOnPaste: true,
      defaultProtocol: 'https',
      protocols: ['https', 'mailto', 'lesson'],
      isAllowedUri: (url) => isAllowedLink(url),
      HTMLAttributes: { rel: 'noopener noreferrer', target: null },
    }),
    TableKit.configure({ table: { resizable: false } }),
    pictureNode(addressOf),
  ];
}
