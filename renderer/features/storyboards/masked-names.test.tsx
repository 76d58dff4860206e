import { Notifications } from '@mantine/notifications';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { usualPresenterKeys } from '#app/settings/presenter-keys.ts';
import { beginPresentation } from '#app/storyboards/presentation.ts';
import type { CastMember } from '#app/storyboards/storyboard.ts';
import { createEventStep } from '#app/storyboards/storyboard-edit.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { shownStoryboard } from '#app/testing/make-show.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { presenterCalls } from '#renderer/testing/presenter-calls.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { Cast } from './cast.tsx';
import { CastEditor } from './cast-editor.tsx';
import { Presenter } from './presenter.tsx';
import { PresenterFoot } from './presenter-foot.tsx';
import { Storyboards } from './storyboards.tsx';

const ada = { id: 'c', name: 'VIP-4711', customerKey: 'VIP-4711', properties: [] };
const board = { ...shownStoryboard, cast: [ada] };
const nothing = () => {};
const off = { isOpen: false, toggle: nothing };

const show = (element: ReactElement) => render(<CustomersContext value={presenting}>{element}</CustomersContext>);

/** All that is read or said, the values of fields too. */
function shownText(): string {
  const fields = [...document.querySelectorAll('input')].map(({ value }) => value);
  return `${document.body.innerHTML} ${fields.join(' ')}`;
}

it('masks a member of the cast who is named by their key, wherever the storyboard is shown', async () => {
  installFakeBridge({ 'show.list': () => ({ shows: [] }) });
  const on = {
    ...{ onNew: nothing, onShow: nothing, onCheck: nothing, onEdit: nothing, onDuplicate: nothing, onRun: nothing },
    ...{ onShare: nothing, onDelete: nothing, onOpenStep: nothing },
    shows: { onOpenExchange: nothing, onShowEvents: nothing },
  };
  const place = { environment: blankEnvironment('uat'), siteKey: 'ONE-1' };
  show(
    <Storyboards
      storyboards={[board]}
      chosenId="board"
      onChoose={nothing}
      events={[]}
      profiles={[]}
      {...{ place, on }}
    />,
  );
  fireEvent.click(screen.getByRole('button', { name: /^1 event/ }));
  expect(await screen.findByRole('combobox', { name: 'Customer' })).toBeDefined();
  expect(shownText()).toContain('V•••••••');
  expect(shownText()).not.toContain('4711');
});

it('masks them in their editor, in its title and in the fields', async () => {
  show(<CastEditor member={ada} isNew={false} onSave={nothing} onRemove={nothing} onClose={nothing} />);
  expect(await screen.findByRole('heading', { name: 'Change V•••••••' })).toBeDefined();
  screen.getByRole('button', { name: 'Save customer' }).focus();
  const name = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' });
  await waitFor(() => expect(name.value).toBe('V•••••••'));
  expect(name.dataset['secret']).toBe('true');
});

it('masks them in the notice that they changed in the meantime', async () => {
  const cast = (member: CastMember) => (
    <CustomersContext value={presenting}>
      <Notifications />
      <Cast storyboard={{ ...board, cast: [member] }} isOwn profiles={[]} onEdit={nothing} />
    </CustomersContext>
  );
  const { rerender } = render(cast(ada));
  fireEvent.click(screen.getByRole('button', { name: /V•/ }));
  fireEvent.change(await screen.findByRole('textbox', { name: 'Name' }), { target: { value: 'VIP-4711 L' } });
  rerender(cast({ ...ada, properties: [{ enabled: true, name: 'tier', value: 'gold' }] }));
  fireEvent.click(screen.getByRole('button', { name: 'Save customer' }));
  expect((await screen.findByText(/changed in the meantime/)).textContent).toMatch(/^V••••••• changed/);
});

it('masks them in the presenter, as long as keys are hidden there, whether Presenting is on or not', () => {
  const foot = (keysShown: boolean) => (
    <PresenterFoot
      {...{ presentation: beginPresentation(board, anyDraw), keys: usualPresenterKeys, keysShown, remote: off }}
      audience={off}
      on={{ toggleKeys: nothing, togglePlaying: nothing, openMonitoring: null, back: nothing }}
      onFinishOnPractice={null}
      onCopy={nothing}
    />
  );
  const { rerender } = render(foot(false));
  expect(shownText()).not.toContain('4711');
  rerender(foot(true));
  expect(screen.getByText('VIP-4711', { selector: 'strong' })).toBeDefined();
  rerender(<CustomersContext value={presenting}>{foot(false)}</CustomersContext>);
  expect(shownText()).not.toContain('4711');
});

it('masks them at the end of a show, as long as keys are hidden there', async () => {
  installFakeBridge({
    'exchange.send': () => ({
      kind: 'sent',
      exchange: makeReceived('x', 't', { draft: { ...blankDraft, customerKey: 'VIP-4711' } }),
      notRecorded: null,
    }),
    ...presenterCalls,
  });
  render(
    <Presenter
      setup={{
        storyboard: { ...board, steps: [createEventStep('1', 'One', { ...blankDraft, uri: 'a://b/c' }, 'c')] },
        selection: { environmentId: 'uat', siteKey: 'ONE-1' },
        startsPlaying: false,
        startsWithRemote: false,
        answers: {},
        confirmed: true,
      }}
      environment={{ ...blankEnvironment('uat'), name: 'UAT' }}
      onCopy={nothing}
      onLeave={nothing}
    />,
  );
  fireEvent.click(screen.getByRole('button', { name: /^Next/ }));
  expect(await screen.findByText(/^V••••••• can now be found in Monitoring/)).toBeDefined();
  expect(shownText()).not.toContain('4711');
  fireEvent.click(screen.getByRole('button', { name: /Show keys/ }));
  expect(screen.getByText(/^VIP-4711 can now be found in Monitoring/)).toBeDefined();
});
