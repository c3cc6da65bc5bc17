import type { FrameworkFileKind } from '@sinau/contracts/competencies';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call, callForNamedFile, routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { FileImports, isGoing, WATCH } from './file-imports.js';

const LIST = 'GET /api/competency-files/:kind';
const templates = {
  framework: { door: 'GET /api/competencies/file', name: 'kompetensi.csv' },
  profiles: { door: 'GET /api/competency-profiles/file', name: 'profil-jabatan.csv' },
} as const;
/** Answers that are others once rows were written. */
const WRITTEN = ['GET /api/competencies', 'GET /api/competencies/:competencyId', 'GET /api/competency-profiles'];

/** The framework or what posts ask for. */
export function FrameworkImport({ kind }: { readonly kind: FrameworkFileKind }) {
  const t = useText();
  const client = useQueryClient();
  const { door, name } = templates[kind];
  const imports = useQuery({ ...routeQuery(LIST, { params: { kind } }), refetchInterval: (query) => (query.state.data?.rows.some(isGoing) ? WATCH : false) });
  const going = imports.data?.rows.some(isGoing) ?? false;
  useEffect(() => {
    if (!going) for (const route of WRITTEN) void client.invalidateQueries({ queryKey: [route] });
  }, [going, client]);
  const stale = () => client.invalidateQueries({ queryKey: [LIST] });
  return (
    <FileImports
      how={t(kind === 'framework' ? 'competencies.import.framework.how' : 'competencies.import.profiles.how')} hint={t(kind === 'framework' ? 'competencies.import.file.hint' : 'competencies.levels.hint')} query={imports} template={{ file: () => callForNamedFile(door), name }}
      send={(fileName, content) => call('POST /api/competency-files/:kind', { params: { kind }, body: { fileName, content } }).then(stale)}
      apply={({ id }) => call('POST /api/competency-files/:kind/:importId/application', { params: { kind, importId: id }, body: {} }).then(stale)}
      wrong={({ id }) => callForNamedFile('GET /api/competency-files/:kind/:importId/wrong-rows', { params: { kind, importId: id } })} wrongName={`perbaiki-${name}`}
    />
  );
}
