import type { RunSetup } from '#app/runs/run.ts';
import { ask } from '#renderer/ask.ts';
import type { RunPorts } from '#renderer/state/runs-place.ts';

/** Writes a run as a project that Artillery runs, and says what came of it. */
export async function exportArtillery(setup: RunSetup | null, say: RunPorts['onSay']): Promise<void> {
  if (setup === null) return say('Choose what to send first.', 'problem');
  const answer = await ask('run.exportArtillery', { setup }, 'the project wasn’t written');
  switch (answer?.kind) {
    case 'exported':
      return say(`The project is written to ${answer.file}. A load test needs the consent of the vendor.`);
    case 'refused':
      return say(`Nothing was written. ${answer.says.join(' ')}`, 'problem');
    case 'cancelled':
    case undefined:
      return undefined;
  }
}
