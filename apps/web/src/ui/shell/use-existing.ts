import { useRouter } from '@tanstack/react-router';

/** Whether a page of this address is part of this build. */
export function useExisting(): (to: string) => boolean {
  const router = useRouter();
  const paths: Readonly<Record<string, { readonly fullPath: string }>> = router.routesByPath;
  // the router keeps `/kelola/`, the index page, under `/kelola`, where its parent without a page stands otherwise
  return (to) => {
    const found = paths[to.length > 1 && to.endsWith('/') ? to.slice(0, -1) : to];
    return found !== undefined && (!to.endsWith('/') || found.fullPath.endsWith('/'));
  };
}
