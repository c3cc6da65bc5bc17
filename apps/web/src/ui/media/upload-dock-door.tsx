import { lazy, Suspense, useSyncExternalStore } from 'react';
import { uploadsPresent } from './uploads-present.js';

const UploadDock = lazy(() => import('./upload/upload-dock.js').then((module) => ({ default: module.UploadDock })));

/** The dock's place on every page; its code comes with the first upload. */
export function UploadDockDoor() {
  const present = useSyncExternalStore(uploadsPresent.subscribe, uploadsPresent.get);
  return present ? (
    <Suspense fallback={null}>
      <UploadDock />
    </Suspense>
  ) : null;
}
