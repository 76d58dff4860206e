import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { type TouchpointMap, touchpointSchema } from '#app/touchpoints/touchpoint.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { TouchpointMapContext } from '#renderer/ui/touchpoint-map.ts';
import { TouchpointLine } from './touchpoint-line.tsx';

const draft = { ...blankDraft, uri: 'web://shop/ada@example.com', customerKey: 'ada@example.com' };

function show(map: TouchpointMap, event = draft) {
  render(
    <CustomersContext value={presenting}>
      <TouchpointMapContext value={map}>
        <TouchpointLine draft={event} />
      </TouchpointMapContext>
    </CustomersContext>,
  );
}

const shop = touchpointSchema.parse({
  id: '1',
  name: 'Shop',
  pattern: 'web://shop',
  interactionPoints: [{ name: '', pattern: '/ada@example.com' }],
});

it('says nothing without a map', () => {
  show([]);
  expect(screen.queryByRole('status')).toBeNull();
});

it('is there, and empty, while there is no URI', () => {
  show([shop], blankDraft);
  expect(screen.getByRole('status', { name: 'Touchpoint' }).textContent).toBe('');
});

it('masks a customer while others look on', () => {
  show([shop]);
  const { textContent } = screen.getByRole('status', { name: 'Touchpoint' });
  expect(textContent).toContain('Goes to Touchpoint Shop. Matches 1 Interaction Point: /');
  expect(textContent).not.toContain('ada@example.com');
});
