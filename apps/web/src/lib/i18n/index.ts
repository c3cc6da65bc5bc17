export { activeLanguage, chosenLanguage, isLanguage, languages, switchLanguage, type Language } from './language.js';
export { loadCatalogues, needCatalogue, setCatalogueLoader } from './catalogues.js';
export { useText, type Text, type TextValues } from './use-text.js';
