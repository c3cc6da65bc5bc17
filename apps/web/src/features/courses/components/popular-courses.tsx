import { useQuery } from '@tanstack/react-query';
import { routeQuery } from '../../../lib/api/index.js';
import { useText } from '../../../lib/i18n/index.js';
import { CardGrid, Section } from '../../../ui/layout.js';
import { CardsSkeleton, Skeletons } from '../../../ui/skeleton.js';
import { CourseCard } from './course-card.js';

const SHOWN = 3;

/** What most people take, for somebody whose search found nothing. Without an answer there is only the way back. */
export function PopularCourses() {
  const t = useText();
  const popular = useQuery(routeQuery('GET /api/catalogue', { query: { sort: 'popular', limit: SHOWN } }));
  if (popular.isError || popular.data?.rows.length === 0) return null;
  return (
    <Section title={t('courses.catalogue.popularTitle')}>
      {popular.isPending ? (
        <Skeletons>
          <CardsSkeleton cards={SHOWN} height={268} />
        </Skeletons>
      ) : (
        <CardGrid>
          {popular.data.rows.map((card) => (
            <li key={card.courseId}>
              <CourseCard card={card} />
            </li>
          ))}
        </CardGrid>
      )}
    </Section>
  );
}
