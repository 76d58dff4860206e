import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpRequest } from '#app/exchange/request.ts';
import { artilleryPayloadHead, formatArtilleryProject, formatArtilleryRow } from '#app/formats/artillery/artillery.ts';
import type { Pace } from '#app/runs/pace.ts';
import { isPassing, withRetry } from '#main/storage/write-with-retry.ts';
import { describeChosenFileError, writeText, writeTexts } from './write-export.ts';

export type ArtilleryOrder = {
  /** The project's folder; it is made. */
  readonly folder: string;
  readonly name: string;
  readonly environment: { readonly name: string; readonly timeoutMs: number };
  readonly pace: Pace;
  readonly first: HttpRequest;
  readonly count: number;
  readonly requests: AsyncIterable<HttpRequest>;
  /** Why the requests ended before the last one; null while they didn't. */
  readonly problem: () => string | null;
};

/** Writes a project that Artillery runs. Returns why it couldn't, in words. */
export async function writeArtillery({
  folder,
  requests,
  problem: cut,
  ...project
}: ArtilleryOrder): Promise<string | null> {
  try {
    await withRetry(() => mkdirSync(folder, { recursive: true }), isPassing);
  } catch (error) {
    return describeChosenFileError(error);
  }
  for (const [name, text] of Object.entries(formatArtilleryProject(project))) {
    const problem = await writeText(join(folder, name), text);
    if (problem !== null) return problem;
  }
  const file = join(folder, 'payload.csv');
  let isMixed = false;
  const problem = await writeTexts(
    file,
    payload(requests, ({ method }) => {
      isMixed ||= method !== project.first.method;
    }),
  );
  if (problem !== null) return problem;
  const says = isMixed ? mixed : cut();
  // An incomplete script would look like a complete one.
  if (says !== null) rmSync(file, { force: true });
  return says;
}

const mixed =
  'This run has events and tracking pixels, and Artillery’s script sends only one of them. Export a run for each.';

async function* payload(
  requests: AsyncIterable<HttpRequest>,
  onRequest: (request: HttpRequest) => void,
): AsyncGenerator<string> {
  yield artilleryPayloadHead;
  for await (const request of requests) {
    onRequest(request);
    yield formatArtilleryRow(request);
  }
}
