import { useText } from '../../../lib/i18n/index.js';
import { Page, WithRail } from '../../../ui/layout.js';
import { Band } from '../../../ui/page-header.js';
import { ListSkeleton, SkeletonBlock, Skeletons } from '../../../ui/skeleton.js';

/** The course page before its answer: band, tabs, modules and rail in their final sizes. */
export function CourseSkeleton() {
  const t = useText();
  return (
    <>
      <Band title={t('enrolments.course.loading')} aside={<SkeletonBlock height={182} />} />
      <Page>
        <WithRail rail={<SkeletonBlock height={220} />}>
          <Skeletons>
            <SkeletonBlock height={48} />
            <ListSkeleton rows={5} height={82} />
          </Skeletons>
        </WithRail>
      </Page>
    </>
  );
}
