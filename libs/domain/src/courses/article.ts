/** An article is ProseMirror JSON. What may be stored is this list and nothing else. */
export type ArticleNode = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly ArticleNode[];
  readonly marks?: readonly ArticleMark[];
  readonly text?: string;
};
export type ArticleMark = { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> };
export type Article = ArticleNode & { readonly type: 'doc' };

export const emptyArticle: Article = { type: 'doc', content: [{ type: 'paragraph' }] };

function* nodesOf(node: ArticleNode): Generator<ArticleNode> {
  yield node;
  for (const child of node.content ?? []) yield* nodesOf(child);
}

/** Whether a learner would find nothing to read or see. */
export function isEmptyArticle(article: Article): boolean {
  for (const node of nodesOf(article)) {
    if (node.type === 'image' || (node.text ?? '').trim() !== '') return false;
  }
  return true;
}

export type ArticleImage = { readonly mediaId: string; readonly alt: string };

/** The pictures of an article, in reading order. */
export function imagesOf(article: Article): readonly ArticleImage[] {
  return [...nodesOf(article)].flatMap((node) =>
    node.type === 'image' ? [{ mediaId: String(node.attrs?.['mediaId'] ?? ''), alt: String(node.attrs?.['alt'] ?? '') }] : [],
  );
}

/** The same article with other media: for a copy of the course. */
export function withMedia(article: Article, mediaId: (old: string) => string): Article {
  const renew = (node: ArticleNode): ArticleNode => ({
    ...node,
    ...(node.type === 'image' ? { attrs: { ...node.attrs, mediaId: mediaId(String(node.attrs?.['mediaId'])) } } : {}),
    ...(node.content ? { content: node.content.map(renew) } : {}),
  });
  return { ...renew(article), type: 'doc' };
}
