import { test } from '@jest/globals';

/** Steps of one story: after a step that failed the rest are not waited for, they fail at once and name it. */
export function story(): (name: string, tell: () => Promise<void>) => void {
  let broken: string | null = null;
  return (name, tell) =>
    test(name, async () => {
      if (broken !== null) throw new Error(`Not tried, since this failed before: ${broken}`);
      broken = name;
      await tell();
      broken = null;
    });
}
