import type { Catalogue, CatalogueLoader } from './catalogues.js';

const features = import.meta.glob<Catalogue>('../../features/*/locale/*.ts');
const shared = import.meta.glob<Catalogue>('../../ui/locale/*.ts');

/** One small chunk per feature and language, found by its path. */
export const loadCatalogueFile: CatalogueLoader = async (feature, language) => {
  const file = feature === 'ui' ? shared[`../../ui/locale/${language}.ts`] : features[`../../features/${feature}/locale/${language}.ts`];
  return file ? file() : { messages: {} };
};
