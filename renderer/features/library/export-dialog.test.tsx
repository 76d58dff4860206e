import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { liveItems } from '#app/library/library.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { makeRequest } from '#app/testing/make-library.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { ExportDialog } from './export-dialog.tsx';

it('names the variables that stay here once their environment does', async () => {
  const request = makeRequest('Interest');
  const workspace = {
    ...blankWorkspace,
    requests: [{ ...request, draft: { ...request.draft, customerKey: '{{who}}' } }],
  };
  const session = anySession();
  const uat = { ...blankEnvironment('uat'), name: 'UAT', variables: [{ name: 'who', value: 'ada' }] };
  const state = openWorkbench({ ...session, workspace, environments: [...session.environments, uat] });
  render(<ExportDialog state={state} exporting={{ kind: 'items', items: liveItems(workspace) }} onClose={() => {}} />);
  const environments = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Environments' });
  expect([environments.checked, screen.queryByRole('list', { name: 'Not in the file' })]).toEqual([true, null]);
  await userEvent.click(environments);
  const left = within(screen.getByRole('list', { name: 'Not in the file' })).getAllByRole('listitem');
  expect(left.map(({ textContent }) => textContent)).toEqual([
    '{{who}}. Its value is in UAT. Select Environments to include it.',
  ]);
});

it('masks the customer in the name of what is exported', () => {
  const request = makeRequest('r');
  const draft = { ...request.draft, customerKey: 'anna' };
  const workspace = { ...blankWorkspace, requests: [{ ...request, name: 'Visit of anna', draft }] };
  const state = openWorkbench({ ...anySession(), workspace });
  render(
    <CustomersContext value={presenting}>
      <ExportDialog state={state} exporting={{ kind: 'items', items: liveItems(workspace) }} onClose={() => {}} />
    </CustomersContext>,
  );
  expect(screen.getByText(/^The request/).textContent).toBe('The request Visit of a•••');
});
