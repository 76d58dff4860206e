import { EditorView } from '@codemirror/view';
import { act, fireEvent, screen } from '@testing-library/react';
import { useReducer } from 'react';
import { expect, it } from 'vitest';
import { sampleDraft } from '#app/event/sample.ts';
import { builtInTemplates } from '#app/templates/built-in/built-in.ts';
import { useLibraryActions } from '#renderer/features/library/use-library-actions.ts';
import { composeTemplateActions } from '#renderer/features/templates/actions.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import { openWorkbench, type WorkbenchState } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { savesAll } from '#renderer/testing/saves-all.ts';
import { windowCalls } from '#renderer/testing/window-calls.ts';
import { ComposerView } from './composer-view.tsx';
import { useActions } from './use-actions.ts';

/** The composer with the sample event. */
function open() {
  installFakeBridge(windowCalls);
  const tab = { id: '1', draft: sampleDraft, exchangeId: null, requestId: null };
  const session = anySession({ tabs: [tab] });
  let now: { state: WorkbenchState; beginWith: (title: string) => void } | null = null;
  function Window() {
    const [state, dispatch] = useReducer(reduceWorkbench, session, openWorkbench);
    const actions = useActions(state, dispatch);
    const library = useLibraryActions(state, dispatch, savesAll);
    const beginWith = (title: string) => {
      const template = builtInTemplates.find((one) => one.title === title);
      if (template !== undefined) composeTemplateActions(state, dispatch).beginWith(template);
    };
    now = { state, beginWith };
    return <ComposerView state={state} dispatch={dispatch} continuation={null} actions={actions} library={library} />;
  }
  render(<Window />);
  const current = () => {
    if (now === null) throw new Error('It is rendered.');
    return now;
  };
  return {
    beginWith: (title: string) => act(() => current().beginWith(title)),
    draft: () => tabInFront(current().state.tabs).draft,
  };
}

const show = (tab: string) => act(async () => void fireEvent.click(screen.getByRole('tab', { name: tab })));
const shownIn = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value;

async function editor(): Promise<EditorView> {
  const view = EditorView.findFromDOM(await screen.findByLabelText('Request body'));
  if (view === null) throw new Error('There is no editor.');
  return view;
}

async function writeJson(text: string) {
  const view = await editor();
  act(() => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, userEvent: 'input.type' }));
}

const json = async () => (await editor()).state.doc.toString();

it('form, table, JSON and preview are views of one event', async () => {
  const { beginWith } = open();
  beginWith('Promotion interest');
  await show('JSON');
  expect(await json()).toContain('campaign=1234');
  await writeJson('{"uri":"assist://x/y?campaign=77","properties":[{"name":"amount","value":12.50}],"ck":"bob"}');
  await show('Form');
  expect([shownIn('Campaign code'), shownIn('Who is the customer?')]).toEqual(['77', 'bob']);
  await show('Event');
  expect(screen.getByDisplayValue('12.50')).toBeDefined();
  await show('Preview');
  expect(document.querySelector('[aria-label="Request preview"]')?.textContent).toContain('"value":12.50');
});

it('a text that is no JSON is kept over other views, until it is discarded', async () => {
  open();
  await show('JSON');
  await writeJson('{"uri": "assist://x/y", oops');
  expect(document.body.textContent).toContain('Your text is kept');
  expect(document.body.textContent).toContain('This isn’t valid JSON');
  await show('Event');
  await show('JSON');
  expect(await json()).toContain('oops');
  fireEvent.click(screen.getByText('Discard change'));
  expect(await json()).toContain('campaign=1234');
});

it('a name close to the usual one gets a suggestion that one click applies', async () => {
  const { draft } = open();
  await show('JSON');
  await writeJson('{"uri":"assist://x/y","properties":[{"name":"sentiment_score","value":"0.7"}],"ck":"bob"}');
  await show('Event');
  fireEvent.click(screen.getByText('Use sentimentScore'));
  expect(draft().properties).toMatchObject([{ name: 'sentimentScore', value: '0.7' }]);
  expect(screen.getByDisplayValue('sentimentScore')).toBeDefined();
  expect(screen.queryByText('Use sentimentScore')).toBeNull();
});
