import { useText } from '../lib/i18n/index.js';
import classes from './skip-link.module.css';

/** First thing in the tab order: jumps over the navigation to the page itself. */
export function SkipLink({ target = 'main' }: { readonly target?: string }) {
  const t = useText();
  return (
    <a className={classes.skip} href={`#${target}`}>
      {t('ui.skip')}
    </a>
  );
}
