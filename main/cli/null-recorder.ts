import type { Recorder } from '#main/http/recorded-send.ts';
import type { RunRecorder } from '#main/runs/run-recorder.ts';

/** Keeps no history: what the command line sends is in its reports, and nowhere else. */
export const nullRecorder: Recorder & RunRecorder = {
  begin: async () => null,
  leave: () => {},
  complete: async () => null,
  record: async () => null,
  keepAnswer: () => {},
  onChange: () => {},
  now: () => new Date(),
  newId: () => crypto.randomUUID(),
};
