import { expect, it } from 'vitest';
import type { Reply } from '#app/ipc/contract.ts';
import { createCallsUnderWay } from '#main/ipc/calls-under-way.ts';
import { createWindowSaving } from './save-window.ts';

const saved: Reply = { ok: true, value: { kind: 'saved' } };
const full: Reply = { ok: true, value: { kind: 'not-saved', says: 'The disk is full.' } };

/** A window that makes these calls when it is asked to save, and a main process that the test answers for. */
function open({ names = ['tab.save'], limitMs = 5_000, forms = [] as readonly string[], isHanging = false } = {}) {
  const calls = createCallsUnderWay();
  const answers: ((reply: Reply) => void)[] = [];
  const answer = calls.track(() => new Promise((done) => answers.push(done)));
  const saving = createWindowSaving({
    requestSave: () => {
      if (isHanging) return true;
      for (const name of names) void answer(name, {});
      queueMicrotask(() => saving.onSaved(forms));
      return true;
    },
    calls,
    limitMs,
  });
  return { saving, answers };
}

const tick = () => new Promise((done) => setImmediate(done));

it('waits until what the window saved last is answered', async () => {
  const { saving, answers } = open({ names: ['tab.save', 'workspace.save'] });
  let isOver = false;
  const over = saving.save().then((result) => {
    isOver = true;
    return result;
  });
  await tick();
  answers[0]?.(saved);
  await tick();
  expect(isOver).toBe(false);
  answers[1]?.(saved);
  expect(await over).toEqual({ isAnswering: true, unsavedForms: [], problems: [] });
});

it('does not wait for a call that waits for a server or a person', async () => {
  const { saving } = open({ names: ['exchange.send', 'file.save', 'history.list'] });
  expect(await saving.save()).toMatchObject({ isAnswering: true, problems: [] });
});

it('tries a failed save once more, and reports what is lost when that fails too', async () => {
  const { saving, answers } = open();
  const first = saving.save();
  await tick();
  answers[0]?.(full);
  await expect.poll(() => answers.length).toBe(2);
  answers[1]?.(saved);
  expect(await first).toMatchObject({ problems: [] });

  const second = saving.save();
  await tick();
  answers[2]?.(full);
  await expect.poll(() => answers.length).toBe(4);
  answers[3]?.({ ok: false, kind: 'failed', says: 'x' });
  expect(await second).toMatchObject({ problems: ['Something went wrong in Tidings.'] });
});

it('an unsaved order of tabs is no reason to stay open', async () => {
  const { saving, answers } = open({ names: ['tab.arrange'] });
  const over = saving.save();
  await tick();
  answers[0]?.(full);
  expect(await over).toMatchObject({ problems: [] });
});

it('reports the forms that wait for their Save button', async () => {
  const { saving } = open({ names: [], forms: ['New template'] });
  expect(await saving.save()).toMatchObject({ unsavedForms: ['New template'] });
});

it('a window that hangs, or a disk that does, is waited for no longer than the limit', async () => {
  expect(await open({ isHanging: true, limitMs: 20 }).saving.save()).toMatchObject({ isAnswering: false });
  expect(await open({ limitMs: 20 }).saving.save()).toMatchObject({ isAnswering: true });
});

it('a window that has crashed is not waited for at all', async () => {
  const saving = createWindowSaving({ requestSave: () => false, calls: createCallsUnderWay(), limitMs: 1e8 });
  expect(await saving.save()).toEqual({ isAnswering: false, unsavedForms: [], problems: [] });
});

it('two saves at once each get the answer of the window', async () => {
  const { saving } = open({ names: [], forms: ['New template'], limitMs: 300 });
  const whole = { isAnswering: true, unsavedForms: ['New template'], problems: [] };
  expect(await Promise.all([saving.save(), saving.save()])).toEqual([whole, whole]);
});
