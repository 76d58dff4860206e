import { expect, it } from 'vitest';
import { sampleDraft } from '#app/event/sample.ts';
import { makeExchange } from '#app/testing/make-exchange.ts';
import { monitoringChecks } from './monitoring-checks.ts';

const exchange = (customerKey: string) =>
  makeExchange('x', {
    siteKey: 'ONE-1',
    draft: { ...sampleDraft, uri: 'Assist://Sales/Test/drive?a=b', customerKey, tid: 't-1' },
  });

it('gives each thing to compare as it was sent', () => {
  const values = monitoringChecks(exchange('ada@example.com'), 'email').map(({ value }) => value);
  expect(values).toEqual(['https://h', 'ONE-1', '', 'Assist://Sales', '/Test/drive', 'ada@example.com', 'email', '']);
});

it('goes by the tid of an anonymous customer', () => {
  const checks = monitoringChecks(exchange(' '), 'email');
  expect(checks.map(({ value }) => value)).toContain('t-1');
  expect(checks.map(({ value }) => value)).not.toContain('email');
});
