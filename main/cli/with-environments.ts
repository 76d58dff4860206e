import type { Environment } from '#app/environments/environment.ts';
import { practiceEnvironment } from '#app/practice/practice.ts';
import type { Place } from './place-arguments.ts';

/**
 * Does something with the environments that there are to choose from: those of the file, or Practice, whose server runs
 * as long as it takes.
 */
export async function withEnvironments<T>(
  place: Place,
  ofFile: readonly Environment[],
  use: (environments: readonly Environment[]) => Promise<T>,
): Promise<T> {
  if (place.kind !== 'practice') return use(ofFile);
  // Its certificates take a while to make, and most commands send elsewhere.
  const { startPracticeServer } = await import('#main/practice/practice-server.ts');
  const practice = await startPracticeServer({
    port: 0,
    onReceived: () => {},
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  });
  try {
    return await use([practiceEnvironment(practice.places)]);
  } finally {
    await practice.stop();
  }
}
