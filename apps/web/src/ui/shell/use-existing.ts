import { useRouter } from '@tanstack/react-router';

/** Whether a page of this address is part of this build. */
export function useExisting(): (to: string) => boolean {
  const router = useRouter();
  const paths: Readonly<Record<string, unknown>> = router.routesByPath;
  return (to) => to in paths;
}
