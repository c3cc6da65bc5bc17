import { lazy, Suspense } from 'react';
import { activeLanguage, needCatalogue } from '../../lib/i18n/index.js';

/** Its sentences are those of decisions, and come with it: pages of other features show it. */
async function withSentences<M>(loading: Promise<M>): Promise<M> {
  const [module] = await Promise.all([loading, needCatalogue('decisions', activeLanguage())]);
  return module;
}

const OfCourse = lazy(async () => ({ default: (await withSentences(import('./chain.js'))).ChainOfCourse }));
const OfProgramme = lazy(async () => ({ default: (await withSentences(import('./chain.js'))).ChainOfProgramme }));
const Changes = lazy(async () => ({ default: (await withSentences(import('./course-changes.js'))).Changes }));

/** Need, run, evidence, decision, next version of a course's runs; of one run where it is named. */
export function CourseChain(props: { readonly courseId: string; readonly runId?: string }) {
  return (
    <Suspense fallback={null}>
      <OfCourse {...props} />
    </Suspense>
  );
}

export function ProgrammeChain(props: { readonly programmeId: string }) {
  return (
    <Suspense fallback={null}>
      <OfProgramme {...props} />
    </Suspense>
  );
}

/** What versions of a course changed because of those who learnt before, for everybody. */
export function CourseChanges(props: { readonly courseId: string }) {
  return (
    <Suspense fallback={null}>
      <Changes {...props} />
    </Suspense>
  );
}
