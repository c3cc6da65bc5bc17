import { useLingui } from '@lingui/react';
import { languages, switchLanguage, useText, type Language } from '../../lib/i18n/index.js';
import classes from './shell.module.css';

const NAMES: Record<Language, string> = { id: 'Indonesia', en: 'English' };

type LanguageSwitchProps = {
  /** After the switch: tell the server, read again. */
  readonly onChoose?: (language: Language) => void;
};

/** Two buttons, each in its own language; the choice is remembered on this device. */
export function LanguageSwitch({ onChoose }: LanguageSwitchProps) {
  const { i18n } = useLingui();
  const t = useText();

  async function choose(language: Language): Promise<void> {
    await switchLanguage(language);
    onChoose?.(language);
  }

  return (
    <div className={classes.languages} role="group" aria-label={t('ui.language')}>
      {languages.map((language) => (
        <button key={language} type="button" lang={language} aria-pressed={i18n.locale === language} onClick={() => void choose(language)}>
          {NAMES[language]}
        </button>
      ))}
    </div>
  );
}
