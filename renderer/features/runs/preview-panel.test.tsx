import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { expect, it, vi } from 'vitest';
import { layOut } from '#renderer/testing/lay-out.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { PreviewPanel } from './preview-panel.tsx';
import type { PreviewItem } from './use-preview.ts';

layOut(1_000, 400);

const itemTo = (url: string): PreviewItem => ({
  item: 0,
  row: 1,
  name: 'Visit',
  customerKey: 'ada@example.com',
  request: { method: 'POST', url, headers: [], body: '{}' },
  hasTimes: true,
  problems: [],
});

function panel(item: PreviewItem, check: ComponentProps<typeof PreviewPanel>['state']['check'] = null) {
  const items = {
    total: 1,
    lineAt: (place: number) => (place === 0 ? item : null),
    want: vi.fn(),
    find: (fits: (line: PreviewItem) => boolean) => (fits(item) ? item : null),
    keep: vi.fn(),
  };
  return (
    <PreviewPanel
      hasSource
      preview={{ items, says: [] }}
      state={{ check, isCurrent: true }}
      leftOutRows={[]}
      onToggle={vi.fn()}
    />
  );
}

it('the request of a chosen item is the one that would go out now', async () => {
  const { rerender } = render(panel(itemTo('https://uat.example/uat-events')));
  await userEvent.click(screen.getByRole('list', { name: 'Preview' }).querySelector('li button') as HTMLElement);
  const details = await screen.findByRole('region', { name: 'Item 1' });
  expect(details.textContent).toContain('/uat-events');
  rerender(panel(itemTo('https://uat.example/prod-events')));
  expect(details.textContent).toContain('/prod-events');
});

it('masks the customer of an item in what keeps it from being sent', async () => {
  const first = [{ item: 0, customerKey: '000345-77-K', says: '“000345-77-K” isn’t a number' }];
  const rest = { planned: 1, faulty: 1, warned: 0, questions: [], warnings: [], recorded: null, says: [] };
  render(
    <CustomersContext value={presenting}>
      {panel(itemTo('https://uat.example'), { kind: 'checked', first, ...rest })}
    </CustomersContext>,
  );
  const list = await screen.findByRole('list', { name: 'First events that can’t be sent' });
  expect(list.textContent).toBe('Item 1: “0••••••••••” isn’t a number');
});
