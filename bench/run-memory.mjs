import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { memoryMb } from './app.mjs';
import { ourEvent, rowsOf } from './peer-projects.mjs';

/**
 * The memory of the whole app during a run of many rows, in MB: after a fifth of them and after the last. The window calls
 * through its bridge, so that the result doesn't depend on the open view.
 * @param {import('./run.mjs').Work} work
 * @param {string} origin
 */
export async function measureRunMemory({ apps, folder, size: { memoryRows: rowCount } }, origin) {
  const userData = path.join(folder, 'run-memory');
  mkdirSync(userData);
  const ours = await apps.open('ours', userData);
  const { app, page } = ours;
  try {
    const processId = app.process().pid ?? 0;
    const runId = await page.evaluate(startRun, { ...ourEvent(origin), rows: rowsOf(rowCount) });
    let atFewMb = 0;
    for (;;) {
      const { done, isOver } = await page.evaluate(howFar, runId);
      if (atFewMb === 0 && done >= rowCount / 5) atFewMb = memoryMb(processId);
      if (isOver && done !== rowCount) throw new Error(`Only ${done} rows were answered.`);
      if (isOver) return { atFewMb, atManyMb: memoryMb(processId) };
      await setTimeout(200);
    }
  } finally {
    await apps.leave('ours', ours);
  }
}

/**
 * Runs in the page.
 * @param {ReturnType<typeof ourEvent> & { readonly rows: string }} event
 */
async function startRun({ draft, environment, rows }) {
  const call = async (/** @type {string} */ name, /** @type {unknown} */ input) => {
    const reply = await Reflect.get(window, 'bridge').call(name, input);
    if (!reply.ok) throw new Error(`${name}: ${reply.says}`);
    return reply.value;
  };
  const request = { id: 'r', name: 'R', folderId: null, draft, usedAt: '2026-01-01T00:00:00.000Z' };
  const nothing = { folders: [], templates: [], variables: [], storyboards: [], visitors: [] };
  await call('workspace.save', JSON.stringify({ ...nothing, requests: [request] }));
  await call('environment.save', { environment });
  const { dataId } = await call('data.open', { from: { kind: 'text', text: rows }, format: null });
  const pace = {
    inFlight: 1,
    perSecond: null,
    pauseMs: 0,
    jitterMs: 0,
    iterations: 1,
    stopOnFailure: false,
    timeoutMs: null,
    continueTid: true,
  };
  const setup = {
    name: 'Memory',
    source: { kind: 'request', requestId: 'r' },
    environmentId: 'e',
    siteKey: 'ONE-5BTO1FBU1O-1109',
    dataId,
    mapping: [{ column: 'ck', target: { kind: 'variable', name: 'ck' } }],
    pace,
    expectations: [],
    answers: [],
    leaveOutFaulty: false,
    leftOutRows: [],
  };
  const started = await call('run.start', { setup, confirmed: true });
  if (started.kind !== 'started') throw new Error(started.says.join(' '));
  return started.runId;
}

/**
 * Runs in the page.
 * @param {string} runId
 */
async function howFar(runId) {
  const reply = await Reflect.get(window, 'bridge').call('run.open', { runId });
  const { ledger, state } = reply.value.run;
  return { done: ledger.answered, isOver: state !== 'running' };
}
