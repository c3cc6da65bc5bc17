import { MantineProvider, type MantineColorSchemeManager } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { appClient } from './lib/api/app-client.js';
import { currentScheme, watchScheme } from './lib/scheme.js';
import { UploadDockDoor } from './ui/media/upload-dock-door.js';
import { theme } from './ui/theme.js';

let unwatch: () => void = () => undefined;

/** Mantine follows our own switch. */
const schemes: MantineColorSchemeManager = {
  get: currentScheme,
  set: () => undefined,
  subscribe: (update) => {
    unwatch = watchScheme(() => update(currentScheme()));
  },
  unsubscribe: () => unwatch(),
  clear: () => undefined,
};

/** What signed-in pages stand on: the cache and Mantine. The pages before the door need neither. */
export function Frame() {
  return (
    <MantineProvider theme={theme} colorSchemeManager={schemes} defaultColorScheme="light">
      <QueryClientProvider client={appClient}>
        <Outlet />
        <UploadDockDoor />
      </QueryClientProvider>
    </MantineProvider>
  );
}
