import { useQuery } from '@tanstack/react-query';
import { routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { Notice } from '../../../ui/notice.js';

/** Of a course that came from another agency: whose it is, by which version, and who had it before. Nothing for one's own. */
export function Provenance({ courseId }: { readonly courseId: string }) {
  const t = useText();
  const found = useQuery(routeQuery('GET /api/packages/provenance/:courseId', { params: { courseId } }));
  const from = found.data?.provenance;
  if (!from) return null;
  const [first] = from.chain;
  return (
    <Notice>
      {t('courses.provenance', { agency: from.giver, title: from.course, number: from.version })} {first === undefined ? '' : t('courses.provenance.first', { agency: first.agency })}
    </Notice>
  );
}
