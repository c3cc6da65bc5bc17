import { useCallback, useState } from 'react';

/** `auto` lets the player measure; `low` saves data; a number is a height in pixels. */
export type Quality = 'auto' | 'low' | number;
export type PlayerChoices = { readonly captions: 'id' | 'en' | 'off'; readonly speed: number; readonly quality: Quality };

const KEY = 'sinau.player';
export const SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2] as const;

type Connection = { readonly saveData?: boolean; readonly type?: string };

/** On a metered line the lowest quality is where one begins. */
function isMetered(): boolean {
  const connection: Connection | undefined = 'connection' in navigator && typeof navigator.connection === 'object' && navigator.connection !== null ? navigator.connection : undefined;
  return connection?.saveData === true || connection?.type === 'cellular';
}

function stored(): Partial<Record<keyof PlayerChoices, unknown>> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {}; // refused or damaged: the choices last until the tab closes
  }
}

/** The captions that were chosen last on this device. */
export function rememberedCaptions(): PlayerChoices['captions'] {
  const { captions } = stored();
  return captions === 'id' || captions === 'en' ? captions : 'off';
}

function initial(): PlayerChoices {
  const { speed, quality } = stored();
  return {
    captions: rememberedCaptions(),
    speed: SPEEDS.find((one) => one === speed) ?? 1,
    quality: isMetered() ? 'low' : quality === 'low' || typeof quality === 'number' ? quality : 'auto',
  };
}

/** Captions, speed and quality, remembered on this device. */
export function useChoices(): readonly [PlayerChoices, (change: Partial<PlayerChoices>) => void] {
  const [choices, setChoices] = useState(initial);
  const change = useCallback((changed: Partial<PlayerChoices>) => {
    setChoices((current) => {
      const next = { ...current, ...changed };
      try {
        localStorage.setItem(KEY, JSON.stringify(next));
      } catch {
        return next; // see `stored`
      }
      return next;
    });
  }, []);
  return [choices, change];
}
