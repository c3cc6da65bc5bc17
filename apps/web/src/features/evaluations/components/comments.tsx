import type { ReactionView } from '@sinau/contracts/evaluations';
import { useText } from '../../../lib/i18n/index.js';
import { SearchField } from '../../../ui/search-field.js';
import { AGENCY_LANGUAGE, Written } from '../../../ui/written.js';
import classes from './evaluations.module.css';

type Comments = ReactionView['comments'][number];

const holds = (text: string, words: string | undefined): boolean => words === undefined || text.toLowerCase().includes(words.toLowerCase());

function Group({ title, why, texts }: { readonly title: string; readonly why: string | null; readonly texts: readonly string[] }) {
  return (
    <details className={classes.theme}>
      <summary>{title}</summary>
      {why === null ? null : <p className={classes.small}>{why}</p>}
      <ul lang={AGENCY_LANGUAGE}>
        {texts.map((text, at) => <li key={at}>{text}</li>)}
      </ul>
    </details>
  );
}

function Question({ comments, words, smallest }: { readonly comments: Comments; readonly words: string | undefined; readonly smallest: number }) {
  const t = useText();
  const others = comments.others.filter((text) => holds(text, words));
  const themes = comments.themes.map((theme) => ({ ...theme, found: theme.texts.filter((text) => holds(text, words)) })).filter(({ found }) => found.length > 0);
  return (
    <>
      <h3><Written>{comments.prompt}</Written></h3>
      <p className={classes.small}>
        {t('evaluations.comments.n', { n: comments.n })}
        {comments.hidden === 0 ? '' : ` ${t('evaluations.comments.hidden', { hidden: comments.hidden, smallest })}`}
      </p>
      {themes.map(({ label, alongside, forms, texts, found }) => (
        <Group
          key={label} title={t('evaluations.comments.theme', { label, n: texts.length })} texts={found}
          why={[t('evaluations.comments.why', { forms: forms.join(', ') }), ...(alongside.length === 0 ? [] : [t('evaluations.comments.alongside', { words: alongside.join(', ') })])].join(' ')}
        />
      ))}
      {others.length === 0 ? null : <Group title={t('evaluations.comments.others', { n: comments.others.length })} why={null} texts={others} />}
      {themes.length === 0 && others.length === 0 ? <p className={classes.small}>{t(words === undefined ? 'evaluations.comments.none' : 'evaluations.comments.none_found')}</p> : null}
    </>
  );
}

type CommentsProps = {
  readonly comments: ReactionView['comments']; readonly smallest: number;
  /** Names the search: two of them stand on one page. */
  readonly label: string;
  readonly words: string | undefined; readonly onWords: (words: string | undefined) => void;
};

/** What was written, by theme; a search looks only through what is shown. */
export function Comments({ comments, smallest, label, words, onWords }: CommentsProps) {
  if (comments.length === 0) return null;
  const shown = comments.flatMap(({ themes, others }) => [...themes.flatMap(({ texts }) => texts), ...others]);
  return (
    <div className={classes.figures}>
      {shown.length === 0 ? null : (
        <div className={classes.filters}>
          <SearchField label={label} value={words ?? ''} onSearch={(text) => onWords(text === '' ? undefined : text)} count={shown.filter((text) => holds(text, words)).length} />
        </div>
      )}
      {comments.map((one) => <Question key={one.itemId} comments={one} words={words} smallest={smallest} />)}
    </div>
  );
}
