import { expect, it } from 'vitest';
import type { Draft } from '#app/event/draft.ts';
import { sampleDraft } from '#app/event/sample.ts';
import { makeExchange } from '#app/testing/make-exchange.ts';
import { touchpointSchema } from '#app/touchpoints/touchpoint.ts';
import { monitoringChecks } from './monitoring-checks.ts';

const exchange = (customerKey: string) =>
  makeExchange('x', {
    siteKey: 'ONE-1',
    draft: { ...sampleDraft, uri: 'Assist://Sales/Test/drive?a=b', customerKey, tid: 't-1' },
  });

const known = { customerKeyName: 'email', touchpoints: [] };

it('gives each thing to compare as it was sent', () => {
  const checks = monitoringChecks(exchange('ada@example.com'), known);
  const sent = ['Assist://Sales', '/Test/drive?a=b', ''];
  expect(checks.map(({ value }) => value)).toEqual(['https://h', 'ONE-1', '', ...sent, 'ada@example.com', 'email', '']);
  expect(checks.map(({ says }) => says).join()).not.toContain('exactly');
});

const uriParts = (uri: string, change: Partial<Draft> = {}) => {
  const { draft } = exchange('ada@example.com');
  const checks = monitoringChecks(makeExchange('x', { draft: { ...draft, uri, ...change } }), known);
  return checks.slice(3, 5).map(({ value }) => value);
};

it.each([
  ['web://shop/basket?promo=1', ['web://shop', '/basket?promo=1']],
  ['web://shop/basket?promo=1#top', ['web://shop', '/basket?promo=1']],
  ['web://shop?', ['web://shop', '?']],
  ['shop/basket', ['shop', '/basket']],
  ['://shop/basket', ['://shop', '/basket']],
  ['/basket', ['', '/basket']],
])('shows the parts of %s as they were sent', (uri, parts) => {
  expect(uriParts(uri)).toEqual(parts);
});

it('shows the URI of a tracking pixel with all that was sent in it', () => {
  const properties = [{ enabled: true, name: 'promo', value: '1' }];
  expect(uriParts('oeh://mail/open', { sendAs: 'pixel', properties })).toEqual([
    'oeh://mail',
    '/open?promo=1&email=ada@example.com',
  ]);
});

it('goes by the tid of an anonymous customer', () => {
  const checks = monitoringChecks(exchange(' '), known);
  expect(checks.map(({ value }) => value)).toContain('t-1');
  expect(checks.map(({ value }) => value)).not.toContain('email');
});

it('goes by the URI and the time where there is neither a customer key nor a TID', () => {
  const { draft } = exchange('');
  const says = monitoringChecks(makeExchange('x', { draft: { ...draft, tid: '' } }), known).map((check) => check.says);
  expect(says.join()).toContain('searching for the URI and the time');
  expect(says.join()).not.toContain('this TID');
});

it('goes by the map of Touchpoints where there is one', () => {
  const sales = touchpointSchema.parse({ id: '1', name: 'Sales', pattern: 'assist://sales' });
  const checks = monitoringChecks(exchange('ada@example.com'), { ...known, touchpoints: [sales] });
  expect(checks[4]).toEqual({
    says: 'By your map: No Touchpoint of your map takes this URI. The closest is assist://sales: the case differs. How MXO compares this is not documented. Keep them equal.',
    value: 'Assist://Sales/Test/drive?a=b',
  });
  expect(checks.map(({ value }) => value)).not.toContain('Assist://Sales');
});
