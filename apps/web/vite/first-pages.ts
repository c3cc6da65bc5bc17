import type { Plugin, Rolldown } from 'vite';

/** The pages that learners open first, as addresses in mails and on home screens have them, and what they read from the server. */
const FIRST_PAGES = [
  { path: '/', feature: 'home', page: 'home', asks: ['/api/home'] },
  { path: '/pembelajaran', feature: 'enrolments', page: 'my-learning', asks: [] },
  { path: '/kursus/:enrolmentId', feature: 'enrolments', page: 'course', asks: ['/api/enrolments/:enrolmentId'] },
  { path: '/kursus/:enrolmentId/materi/:lessonId', feature: 'enrolments', page: 'lesson', asks: ['/api/enrolments/:enrolmentId/lessons/:lessonId', '/api/enrolments/:enrolmentId'] },
  { path: '/katalog', feature: 'courses', page: 'catalogue', asks: [] },
] as const;

const SHELL = ['src/frame.tsx', 'src/guard.ts', 'src/signed-in.tsx'];

type Files = { readonly scripts: readonly string[]; readonly styles: readonly string[] };

/** What must be there before the code of `sources` runs, their own files among it. */
function filesOf(chunks: readonly Rolldown.OutputChunk[], sources: readonly string[], known: Files): Files {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const scripts = new Set<string>();
  for (const source of sources) {
    const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(`/apps/web/${source}`)));
    if (!chunk) throw new Error(`no chunk holds ${source}`);
    scripts.add(chunk.fileName);
  }
  for (const file of scripts) byFile.get(file)?.imports.forEach((next) => scripts.add(next));
  const styles = new Set([...scripts].flatMap((file) => [...(byFile.get(file)?.viteMetadata?.importedCss ?? [])]));
  return { scripts: [...scripts].filter((file) => !known.scripts.includes(file)), styles: [...styles].filter((file) => !known.styles.includes(file)) };
}

/**
 * Writes `first-pages.json`: by it the server names a page's files in the HTML, so that a phone fetches them beside
 * the application's own instead of after it.
 */
export function nameFirstPages(): Plugin {
  return {
    name: 'sinau:first-pages',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
        const door = filesOf(chunks, ['src/main.tsx'], { scripts: [], styles: [] });
        const pages = FIRST_PAGES.map(({ path, feature, page, asks }) => {
          const inLanguage = (language: string) =>
            filesOf(chunks, [...SHELL, `src/features/${feature}/pages/${page}.page.tsx`, `src/ui/locale/${language}.ts`, `src/features/${feature}/locale/${language}.ts`], door);
          return { path, asks: ['/api/me', ...asks], files: { id: inLanguage('id'), en: inLanguage('en') } };
        });
        this.emitFile({ type: 'asset', fileName: 'first-pages.json', source: JSON.stringify(pages) });
      },
    },
  };
}
