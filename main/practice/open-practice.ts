import { z } from 'zod';
import { ignoreResult } from '#app/ignore-result.ts';
import type { StorePlace } from '#main/storage/document-store.ts';
import { openDocument } from '#main/storage/open-document.ts';
import { type PracticeOptions, type PracticeServer, startPracticeServer } from './practice-server.ts';

/** Starts the practice server on the port of the last start, so that its address stays the same. */
export async function openPractice(place: StorePlace, options: Omit<PracticeOptions, 'port'>): Promise<PracticeServer> {
  const store = await openDocument({
    ...place,
    name: 'practice',
    schema: z.object({ port: z.number() }),
    empty: { port: 0 },
  });
  const { port } = store.read();
  const practice = await startPracticeServer({ ...options, port });
  if (practice.port !== port)
    ignoreResult(await store.write({ port: practice.port }), 'The next start chooses another port.');
  return practice;
}
