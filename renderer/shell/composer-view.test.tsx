import { renderHook, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { useLibraryActions } from '#renderer/features/library/use-library-actions.ts';
import { reduceWorkbench } from '#renderer/state/reduce-workbench.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { savesAll } from '#renderer/testing/saves-all.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { ComposerView } from './composer-view.tsx';
import { useActions } from './use-actions.ts';

it('masks a customer whom a variable stands for in the preview and in what is copied', async () => {
  const bridge = installFakeBridge({
    'clipboard.write': () => ({}),
    'customer.check': () => ({ tid: { kind: 'keep' }, repeatedAfterMs: null }),
  });
  const draft = { ...blankDraft, uri: 'a://b/c', customerKey: '{{who}}-K' };
  const workspace = { ...blankWorkspace, variables: [{ name: 'who', value: '000345' }] };
  const session = anySession({ workspace, tabs: [{ id: '1', draft, exchangeId: null, requestId: null }] });
  const shown = reduceWorkbench(openWorkbench(session), { type: 'composer-tab-shown', tab: 'preview' });
  const dispatch = () => {};
  const { result } = renderHook(() => ({
    actions: useActions(shown, dispatch, presenting),
    library: useLibraryActions(shown, dispatch, savesAll),
  }));
  render(
    <CustomersContext value={presenting}>
      <ComposerView state={shown} dispatch={dispatch} continuation={null} {...result.current} />
    </CustomersContext>,
  );
  const preview = await screen.findByRole('region', { name: 'Request preview' });
  expect(preview.textContent).toContain('0•••••••');
  expect(preview.textContent).not.toContain('000345-K');
  await userEvent.click(within(preview).getByRole('button', { name: 'Copy as' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'cURL' }));
  const copied = bridge.made.filter(({ name }) => name === 'clipboard.write');
  expect(JSON.stringify(copied)).toContain('0•••••••');
  expect(JSON.stringify(copied)).not.toContain('000345-K');
});
