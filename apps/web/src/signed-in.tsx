import { LiveNews } from './features/notifications/components/live-news.js';
import { Shell } from './ui/shell/shell.js';

/** The frame of signed-in pages, and what listens behind it. */
export function SignedIn() {
  return (
    <>
      <LiveNews />
      <Shell />
    </>
  );
}
