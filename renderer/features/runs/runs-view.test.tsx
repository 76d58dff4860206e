import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useReducer } from 'react';
import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { blankRunForm, withSource } from '#app/runs/run-form.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import { openWorkbench, type WorkbenchAction, type WorkbenchState } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { type FakeRunService, installFakeRunService } from '#renderer/testing/fake-run-service.ts';
import { layOut } from '#renderer/testing/lay-out.ts';
import { render } from '#renderer/testing/render.tsx';
import { NoticesBox } from '#renderer/ui/notices-box.tsx';
import { RunsView } from './runs-view.tsx';

layOut(800, 320);

const selection = { environmentId: 'uat', siteKey: 'ONE-1' };
const uat = { ...blankEnvironment('uat'), name: 'UAT', siteKeys: [{ siteKey: 'ONE-1', label: 'Retail' }] };
const draft = { ...blankDraft, uri: 'assist://a/b' };
const request = { id: 'request-1', name: 'Interest', folderId: null, draft, usedAt: '', deletedAt: null };

/** The room of runs with one run set up, in a window that keeps its state. */
async function showRuns(service: FakeRunService) {
  const bridge = installFakeRunService(service);
  const opened = openWorkbench(anySession());
  const start = {
    ...opened,
    environments: [uat],
    selection,
    workspace: { ...opened.workspace, requests: [request] },
  };
  let dispatch: (action: WorkbenchAction) => void = () => {};
  let now: WorkbenchState = start;
  function Page() {
    const [state, change] = useReducer(reduceWorkbench, start);
    dispatch = change;
    now = state;
    return <RunsView state={state} dispatch={change} onOpenExchange={() => {}} onOtherPlace={() => {}} />;
  }
  render(
    <>
      <Page />
      <NoticesBox least={0} />
    </>,
  );
  const form = withSource(blankRunForm(selection, null), { kind: 'request', requestId: request.id });
  act(() => dispatch({ type: 'run-set-up', form, selection }));
  const send = await screen.findByRole('button', { name: /^Send 1 event to UAT/ });
  return {
    send,
    runs: () => now.runs,
    started: () => bridge.made.filter(({ name }) => name === 'run.start'),
  };
}

/** Something that main answers once it is told to. */
function later() {
  let end = () => {};
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { done, end: () => end() };
}

async function startOver() {
  await userEvent.click(screen.getByRole('button', { name: 'More for this run' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Start over' }));
}

it('sends nothing of a run that is started over while its events are checked', async () => {
  const check = later();
  const { send, runs, started } = await showRuns({ looked: check.done });
  await userEvent.click(send);
  await startOver();
  check.end();
  expect(await screen.findByText(/You left the run while its events were checked/)).toBeTruthy();
  expect(started()).toEqual([]);
  expect(runs()).toMatchObject({ place: { kind: 'new' }, form: { source: null } });
});

it('keeps the new form where the run before it is started only then', async () => {
  const start = later();
  const { send, runs, started } = await showRuns({ begun: start.done });
  await userEvent.click(send);
  await waitFor(() => expect(started()).toHaveLength(1));
  await startOver();
  start.end();
  expect(await screen.findByText('The run you left was started.')).toBeTruthy();
  expect(runs()).toMatchObject({ place: { kind: 'new' }, form: { source: null } });
});
