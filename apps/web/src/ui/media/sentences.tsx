import { Suspense, type ReactNode } from 'react';
import { useMediaSentences } from './use-sentences.js';

function Loaded({ children }: { readonly children: ReactNode }) {
  useMediaSentences();
  return children;
}

/** What stands inside may use the sentences of `media`; until they are there, `waiting` keeps the place, and the page stays. */
export function Sentences({ waiting = null, children }: { readonly waiting?: ReactNode; readonly children: ReactNode }) {
  return (
    <Suspense fallback={waiting}>
      <Loaded>{children}</Loaded>
    </Suspense>
  );
}
