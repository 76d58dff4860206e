import type { Recorder } from '#main/http/recorded-send.ts';

/** Keeps no history: what the command line sends is in its reports, and nowhere else. */
export const forgetfulRecorder: Recorder = {
  begin: () => null,
  leave: () => {},
  complete: () => null,
  keepAnswer: () => {},
  onChange: () => {},
  now: () => new Date(),
  newId: () => crypto.randomUUID(),
};
