import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call, callForNamedFile, routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { FileImports, isGoing, WATCH } from './file-imports.js';

const LIST = 'GET /api/competency-levels/imports';

/** Levels that were found elsewhere. */
export function LevelImport() {
  const t = useText();
  const client = useQueryClient();
  const imports = useQuery({ ...routeQuery(LIST), refetchInterval: (query) => (query.state.data?.rows.some(isGoing) ? WATCH : false) });
  const stale = () => client.invalidateQueries({ queryKey: [LIST] });
  return (
    <FileImports
      how={t('competencies.levels.how')} hint={t('competencies.levels.hint')} query={imports} template={{ file: () => callForNamedFile('GET /api/competency-levels/file'), name: 'tingkat-kompetensi.csv' }}
      send={(fileName, content) => call('POST /api/competency-levels/imports', { body: { fileName, content } }).then(stale)}
      apply={({ id }) => call('POST /api/competency-levels/imports/:importId/application', { params: { importId: id }, body: {} }).then(stale)}
      wrong={({ id }) => callForNamedFile('GET /api/competency-levels/imports/:importId/wrong-rows', { params: { importId: id } })} wrongName="perbaiki-tingkat-kompetensi.csv"
    />
  );
}
