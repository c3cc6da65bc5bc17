import { useEffect } from 'react';

/** Sets the title of the tab: "Katalog – Sinau". */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} – Sinau` : 'Sinau';
  }, [title]);
}
