import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { beforeEach, expect, it, vi } from 'vitest';
import { createCallsUnderWay } from '#main/ipc/calls-under-way.ts';
import { confirmClose, createReload } from './confirm-close.ts';
import { createWindowSaving, type WindowSaved } from './save-window.ts';

/** The questions that are open, each with what answers it. */
let questions: ((isYes: boolean) => void)[] = [];
const ask = () => new Promise<boolean>((done) => questions.push(done));
const unsaved: WindowSaved = { isAnswering: true, unsavedForms: ['Environment'], problems: [] };
/** No file is being written. */
const isWritingFile = () => false;
const tick = () => new Promise((done) => setImmediate(done));

function openFakeWindow() {
  const seen = { isClosed: false, reloads: 0 };
  const emitter = new EventEmitter();
  const close = () => {
    let isPrevented = false;
    const preventDefault = () => {
      isPrevented = true;
    };
    emitter.emit('close', { preventDefault });
    if (!isPrevented) seen.isClosed = true;
  };
  const reload = () => {
    seen.reloads += 1;
  };
  const window = Object.assign(emitter, { close, destroy: close, webContents: { reload } });
  return { window: window as unknown as BrowserWindow, seen };
}

beforeEach(() => {
  questions = [];
});

it('closes when the system ends while a question about closing is open', async () => {
  const { window, seen } = openFakeWindow();
  let isEnding = false;
  const save = vi.fn(async () => unsaved);
  confirmClose(
    window,
    { runUnderWay: () => null, isWritingFile, save, isSystemEnding: () => isEnding, onKept: () => {} },
    ask,
  );
  window.close();
  await tick();
  expect(questions).toHaveLength(1);
  expect(seen.isClosed).toBe(false);
  isEnding = true;
  window.close();
  await tick();
  expect(seen.isClosed).toBe(true);
  // What was typed while the question was open is saved too.
  expect(save).toHaveBeenCalledTimes(2);
});

it('saves once when the system ends before anything was asked', async () => {
  const { window, seen } = openFakeWindow();
  const save = vi.fn(async () => unsaved);
  confirmClose(
    window,
    { runUnderWay: () => null, isWritingFile, save, isSystemEnding: () => true, onKept: () => {} },
    ask,
  );
  window.close();
  await tick();
  expect(questions).toEqual([]);
  expect(save).toHaveBeenCalledTimes(1);
  expect(seen.isClosed).toBe(true);
});

it('stops the run when the system ends while it is asked about', async () => {
  const { window, seen } = openFakeWindow();
  let isEnding = false;
  const stop = vi.fn(async () => {});
  const save = async () => ({ ...unsaved, unsavedForms: [] });
  confirmClose(
    window,
    { runUnderWay: () => stop, isWritingFile, save, isSystemEnding: () => isEnding, onKept: () => {} },
    ask,
  );
  window.close();
  await tick();
  isEnding = true;
  window.close();
  await tick();
  expect(stop).toHaveBeenCalledTimes(1);
  expect(seen.isClosed).toBe(true);
});

it('stays open when the person goes back, and asks again the next time', async () => {
  const { window, seen } = openFakeWindow();
  const onKept = vi.fn();
  confirmClose(
    window,
    { runUnderWay: () => null, isWritingFile, save: async () => unsaved, isSystemEnding: () => false, onKept },
    ask,
  );
  window.close();
  await tick();
  questions[0]?.(false);
  await tick();
  expect(onKept).toHaveBeenCalledTimes(1);
  window.close();
  await tick();
  questions[1]?.(true);
  await tick();
  expect(seen.isClosed).toBe(true);
});

it('asks before it closes in the middle of a file, and stops no run when the person goes back', async () => {
  const { window, seen } = openFakeWindow();
  const stop = vi.fn(async () => {});
  const onKept = vi.fn();
  const asked: string[] = [];
  const answers = [true, false, true, true];
  const save = async () => ({ ...unsaved, unsavedForms: [] });
  confirmClose(
    window,
    { runUnderWay: () => stop, isWritingFile: () => true, save, isSystemEnding: () => false, onKept },
    async (_, { yes, no }) => {
      asked.push(`${no} / ${yes}`);
      return answers.shift() ?? false;
    },
  );
  window.close();
  await tick();
  expect(asked).toEqual(['Keep running / Stop and close', 'Keep saving / Stop and close']);
  expect([stop.mock.calls.length, onKept.mock.calls.length, seen.isClosed]).toEqual([0, 1, false]);
  window.close();
  await tick();
  expect(asked).toHaveLength(4);
  expect([stop.mock.calls.length, seen.isClosed]).toEqual([1, true]);
});

it('asks once about a reload that was chosen twice, and keeps the forms when the person goes back', async () => {
  const saving = createWindowSaving({
    requestSave: () => {
      setImmediate(() => saving.onSaved(['Environment']));
      return true;
    },
    calls: createCallsUnderWay(),
    limitMs: 200,
  });
  const { window, seen } = openFakeWindow();
  const reload = createReload(saving.save, ask);
  const over = Promise.all([reload(window), reload(window)]);
  await expect.poll(() => questions.length).toBe(1);
  questions[0]?.(false);
  await over;
  expect(questions).toHaveLength(1);
  expect(seen.reloads).toBe(0);

  const next = reload(window);
  await expect.poll(() => questions.length).toBe(2);
  questions[1]?.(true);
  await next;
  expect(seen.reloads).toBe(1);
});
