import { fireEvent, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { usualPresenterKeys } from '#app/settings/presenter-keys.ts';
import { beginPresentation } from '#app/storyboards/presentation.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { shownStoryboard } from '#app/testing/make-show.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { CastEditor } from './cast-editor.tsx';
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

it('masks them in the title of their editor', async () => {
  show(<CastEditor member={ada} isNew={false} onSave={nothing} onRemove={nothing} onClose={nothing} />);
  expect(await screen.findByRole('heading', { name: 'Change V•••••••' })).toBeDefined();
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
