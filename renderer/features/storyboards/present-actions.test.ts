import { expect, it } from 'vitest';
import { blankEnvironment, practiceId } from '#app/environments/environment.ts';
import { allowanceOf } from '#app/environments/guard.ts';
import { blankDraft } from '#app/event/draft.ts';
import { twoMinuteDemo } from '#app/storyboards/built-in/built-in.ts';
import { beginPresentation, pressNext } from '#app/storyboards/presentation.ts';
import { saveShow, showUnderWaySchema } from '#app/storyboards/show-under-way.ts';
import { blankStoryboard, createEventStep } from '#app/storyboards/storyboard-edit.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { makeShowUnderWay } from '#app/testing/make-show.ts';
import type { PresentationSetup } from '#renderer/state/presentation-state.ts';
import { openWorkbench, type WorkbenchAction } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { prepareStep } from './prepare-step.ts';
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

/** UAT is selected, and has a variable that Practice doesn’t know. */
const siteKeys = [{ siteKey: 'ONE-1', label: '' }];
const shop = { name: 'shop', value: 'riverside' };
const uat = { ...blankEnvironment('uat'), name: 'UAT', serverName: 'https://uat', siteKeys, variables: [shop] };
const practice = { ...blankEnvironment(practiceId), serverName: 'http://127.0.0.1:1', siteKeys };
const selectedUat = openWorkbench(
  anySession({ environments: [practice, uat], selection: { environmentId: 'uat', siteKey: 'ONE-1' } }),
);

it('practises with the values of the environment that is selected, also after it was interrupted', async () => {
  const step = createEventStep('1', 'One', { ...blankDraft, uri: 'a://{{shop}}/x' }, null);
  const board = { ...blankStoryboard('b', 'c'), steps: [step] };
  const setups: PresentationSetup[] = [];
  await loadPresenter();
  const { show, goOn } = presentActions(selectedUat, (action) => {
    if (action.type === 'presentation-changed' && action.setup !== null) setups.push(action.setup);
  });
  const begun = beginPresentation(board, anyDraw);
  show(board, 'practise');
  await expect.poll(() => setups).toHaveLength(1);
  for (const setup of [...setups]) {
    const saved = saveShow(pressNext(begun), { ...setup, environment: practice }, anyDraw.at);
    goOn({ show: showUnderWaySchema.parse(JSON.parse(JSON.stringify(saved))), exchange: null });
  }
  await expect.poll(() => setups).toHaveLength(2);
  for (const setup of setups) {
    const { draft, reading, problems } = prepareStep(begun, step, { state: selectedUat, setup });
    expect(draft.uri).toBe('a://riverside/x');
    expect(reading.ok && reading.request.url).toContain('http://127.0.0.1:1/');
    expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
  }
});

it('asks before it practises what the values of the environment ask', async () => {
  const step = createEventStep('1', 'One', { ...blankDraft, uri: 'a://{{shop}}/{{?Which day?}}' }, null);
  const asked: (readonly string[])[] = [];
  presentActions(selectedUat, (action) => {
    if (action.type === 'dialog-shown' && action.dialog.kind === 'presentation-check')
      asked.push(action.dialog.toCheck.questions);
  }).show({ ...blankStoryboard('b', 'c'), steps: [step] }, 'practise');
  expect(asked).toEqual([['Which day?']]);
});

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
