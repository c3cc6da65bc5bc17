import type { Article, ArticleMark, ArticleNode } from '@sinau/domain/courses';
import { Fragment, type ReactNode } from 'react';
import classes from './article.module.css';
import { useWrittenLanguage } from '../written.js';

type Addresses = {
  /** Where a picture is read; null while there is no address: its text stands for it. */
  readonly imageAddress?: (mediaId: string) => string | null;
  /** The page of another lesson of the course. */
  readonly lessonAddress?: (lessonId: string) => string | null;
};
type Place = { readonly node: ArticleNode } & Addresses;

function textAttribute(attrs: ArticleNode['attrs'], name: string): string {
  const value = attrs?.[name];
  return typeof value === 'string' ? value : '';
}

function numberAttribute(attrs: ArticleNode['attrs'], name: string): number | undefined {
  const value = attrs?.[name];
  return typeof value === 'number' && Number.isInteger(value) && value > 1 ? value : undefined;
}

/** The address of a link; null for a scheme that no stored article may have. */
function hrefOf(href: string, { lessonAddress }: Addresses): string | null {
  if (href.startsWith('https://') || href.startsWith('mailto:')) return href;
  return href.startsWith('lesson:') ? (lessonAddress?.(href.slice('lesson:'.length)) ?? null) : null;
}

function marked(inner: ReactNode, mark: ArticleMark, addresses: Addresses): ReactNode {
  switch (mark.type) {
    case 'bold':
      return <strong>{inner}</strong>;
    case 'italic':
      return <em>{inner}</em>;
    case 'underline':
      return <u>{inner}</u>;
    case 'strike':
      return <s>{inner}</s>;
    case 'code':
      return <code>{inner}</code>;
    case 'link': {
      const href = hrefOf(textAttribute(mark.attrs, 'href'), addresses);
      return href === null ? inner : (
        <a href={href} rel="noopener noreferrer">
          {inner}
        </a>
      );
    }
    default:
      return inner;
  }
}

function Children({ node, ...addresses }: Place) {
  return (node.content ?? []).map((child, index) => <Node key={index} node={child} {...addresses} />);
}

function Heading({ node, ...addresses }: Place) {
  const inner = <Children node={node} {...addresses} />;
  if (node.attrs?.['level'] === 4) return <h4>{inner}</h4>;
  return node.attrs?.['level'] === 3 ? <h3>{inner}</h3> : <h2>{inner}</h2>;
}

function Picture({ node, imageAddress }: Place) {
  const alt = textAttribute(node.attrs, 'alt');
  const source = imageAddress?.(textAttribute(node.attrs, 'mediaId')) ?? null;
  if (source === null) return <p className={classes.missing}>{alt}</p>;
  return <img src={source} alt={alt} loading="lazy" decoding="async" />;
}

function Cell({ node, ...addresses }: Place) {
  const spans = { colSpan: numberAttribute(node.attrs, 'colspan'), rowSpan: numberAttribute(node.attrs, 'rowspan') };
  const inner = <Children node={node} {...addresses} />;
  return node.type === 'tableHeader' ? <th {...spans}>{inner}</th> : <td {...spans}>{inner}</td>;
}

function Node({ node, ...addresses }: Place) {
  const inner = <Children node={node} {...addresses} />;
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduce<ReactNode>((text, mark) => marked(text, mark, addresses), node.text);
    case 'paragraph':
      return <p>{inner}</p>;
    case 'heading':
      return <Heading node={node} {...addresses} />;
    case 'bulletList':
      return <ul>{inner}</ul>;
    case 'orderedList':
      return <ol start={numberAttribute(node.attrs, 'start')}>{inner}</ol>;
    case 'listItem':
      return <li>{inner}</li>;
    case 'blockquote':
      return <blockquote>{inner}</blockquote>;
    case 'horizontalRule':
      return <hr />;
    case 'hardBreak':
      return <br />;
    case 'table':
      return (
        <div className={classes.scroll} tabIndex={0}>
          <table>
            <tbody>{inner}</tbody>
          </table>
        </div>
      );
    case 'tableRow':
      return <tr>{inner}</tr>;
    case 'tableHeader':
    case 'tableCell':
      return <Cell node={node} {...addresses} />;
    case 'image':
      return <Picture node={node} {...addresses} />;
    default:
      return <Fragment />;
  }
}

/** A stored article as React elements: no HTML is ever put together, and a node that is not known is left out. */
export function ArticleBody({ article, ...addresses }: { readonly article: Article } & Addresses) {
  const written = useWrittenLanguage();
  return (
    <div className={classes.article} lang={written}>
      <Children node={article} {...addresses} />
    </div>
  );
}
