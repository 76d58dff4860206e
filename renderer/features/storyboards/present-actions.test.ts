import { expect, it } from 'vitest';
import { blankEnvironment, practiceId } from '#app/environments/environment.ts';
import { allowanceOf } from '#app/environments/guard.ts';
import { twoMinuteDemo } from '#app/storyboards/built-in/built-in.ts';
import { makeShowUnderWay } from '#app/testing/make-show.ts';
import { openWorkbench, type WorkbenchAction } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { presentActions, resumed } from './present-actions.ts';
import { loadPresenter } from './presenter-loader.tsx';

const prod = {
  ...blankEnvironment('prod'),
  serverName: 'https://prod',
  siteKeys: [{ siteKey: 'ONE-1', label: '' }],
  askBeforeSending: true,
};

/** What happens when a storyboard is presented there, after a yes in this session. */
async function present(asks: 'each-time' | 'once-per-session', mode: 'present' | 'automatic') {
  const environment = { ...prod, asks };
  const selection = { environmentId: 'prod', siteKey: 'ONE-1' };
  const opened = openWorkbench(anySession({ environments: [environment], selection }));
  const happened: WorkbenchAction['type'][] = [];
  const state = { ...opened, allowed: [allowanceOf(environment)] };
  // It's loaded when it is first needed, which may take a while.
  await loadPresenter();
  presentActions(state, ({ type }) => void happened.push(type)).show(twoMinuteDemo, mode);
  await expect.poll(() => happened).toHaveLength(1);
  return happened[0];
}

it('asks once per session, where the environment asks only once', async () => {
  expect(await present('once-per-session', 'present')).toBe('presentation-changed');
});

it.each([
  ['the practice server', { environment: { ...makeShowUnderWay('', '').environment, id: practiceId } }],
  ['the practice server', { isOnPractice: true }],
  ['MXO', {}],
])('says that %s may have received what left no record, wherever it went: %o', (who, where) => {
  const show = makeShowUnderWay('ada@example.com', 'tid', where);
  const says = resumed({ show, exchange: null }).results['3']?.says.join(' ');
  expect(says?.toLowerCase()).toContain(`${who.toLowerCase()} may have received it.`);
  expect(says?.includes('Monitoring')).toBe(who === 'MXO');
});

it('asks each time where the environment does, and before anything is sent by itself', async () => {
  expect(await present('each-time', 'present')).toBe('dialog-shown');
  expect(await present('once-per-session', 'automatic')).toBe('dialog-shown');
});
