import { expect, it } from 'vitest';
import { blankWorkspace } from '#app/library/workspace.ts';
import { namedDraft } from '#main/testing/named-library.ts';
import { openNamedPlace } from '#main/testing/named-place.ts';

it('customers with only a profile are listed until an event is sent for them', async () => {
  const place = await openNamedPlace('ada');
  const profile = (customerKey: string, name: string) => ({ customerKey, name, note: '', properties: [] });
  const visitors = [profile('Zoë@example.com', 'Zoë'), profile(namedDraft('ada').customerKey, 'Ada')];
  await place.fill({ ...blankWorkspace, visitors, variables: [{ name: 'ada', value: '1' }] });
  const noted = async (search = '') => place.call('customer.noted', { search, limit: 10 });
  expect(await noted()).toMatchObject({ total: 2, all: 2 });
  expect(await noted('ZOË')).toEqual({
    customers: [{ customerKey: 'Zoë@example.com', name: 'Zoë' }],
    total: 1,
    all: 2,
  });
  const { environmentId, siteKey } = place;
  const draft = { ...namedDraft('ada'), customerKey: 'zoë@EXAMPLE.com' };
  const sent = await place.call('exchange.send', {
    ...{ tabId: 't', draft, environmentId, siteKey, draw: { seed: 's' } },
    ...{ answers: [{ name: 'ada', value: 'ada' }], confirmed: true, tidChosen: false },
  });
  expect(sent.kind, JSON.stringify(sent)).toBe('sent');
  expect((await noted()).customers).toEqual([{ customerKey: namedDraft('ada').customerKey, name: 'Ada' }]);
});
