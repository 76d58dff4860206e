import { expect, it } from 'vitest';
import { blankEnvironment, practiceId } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { type StageReport, stageReports, type TestFacts } from '#app/exchange/connection-check.ts';
import { prepareSend } from '#app/exchange/prepare.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { checkSummary, connectionLines, customerLine, guardLine, isReused, stepLine, tidLine } from './show-check.ts';
import { createEventStep } from './storyboard-edit.ts';

const uat = { ...blankEnvironment('uat'), name: 'UAT', serverName: 'https://h' };
const certificate = {
  ...{ subject: 'h', issuer: 'An authority', validUntil: '2027-01-01T00:00:00.000Z' },
  acceptedSelfSigned: false,
};

/** The stages of a connection that went well, but for what is said. */
function stages(change: Partial<TestFacts> = {}): readonly StageReport[] {
  return stageReports({
    ...{ server: 'https://h', isSecure: true, proxy: null, isAddress: false },
    took: { name: 1, connect: 1, tls: 1, http: 1 },
    ...{ status: 404, location: null, code: null, isHandshakeRefusal: false, certificate, timeoutMs: 1_000 },
    ...change,
  });
}

const seen = (given: readonly StageReport[], change = certificate) =>
  connectionLines(given, change, uat).map(({ id, state }) => `${id} ${state}`);

it('names the server and its certificate, and a proxy only where there is one', () => {
  expect(seen(stages())).toEqual(['server ok', 'certificate ok']);
  const took = { name: 1, connect: 1, proxy: 1, tls: 1, http: 1 };
  const lines = connectionLines(stages({ took, proxy: 'http://proxy:8080' }), certificate, uat);
  expect(lines.map(({ id }) => id)).toEqual(['server', 'proxy', 'certificate']);
  expect(lines[1]?.says[0]).toContain('http://proxy:8080');
  expect(lines[2]?.says).toContain('h, issued by An authority.');
});

it('says what is wrong with a server, its certificate or its proxy, and what to do', () => {
  const down = connectionLines(stages({ took: { name: 1 }, status: null, code: 'ECONNREFUSED' }), null, uat);
  expect(down).toMatchObject([{ id: 'server', state: 'problem', says: ['Nothing is listening at https://h.'] }]);
  expect(down[0]?.next).not.toBe('');
  const expired = stages({ took: { name: 1, connect: 1 }, status: null, code: 'CERT_HAS_EXPIRED' });
  expect(seen(expired)).toEqual(['server problem', 'certificate problem']);
  const proxied = { took: { name: 1, connect: 1 }, proxy: 'http://proxy:8080', status: 407 };
  expect(seen(stages(proxied))).toEqual(['server problem', 'proxy problem']);
});

it('warns of a sign-in page, of a certificate that is not verified, and of plain http', () => {
  expect(seen(stages({ status: 302, location: 'https://login' }))[0]).toBe('server warning');
  const lax = { ...certificate, acceptedSelfSigned: true };
  expect(seen(stages({ certificate: lax }), lax)[1]).toBe('certificate warning');
  expect(seen(stages({ isSecure: false, took: { name: 1, connect: 1, http: 1 } }))[1]).toBe('certificate warning');
});

it('says that nothing leaves the computer with Practice', () => {
  const [line, ...others] = connectionLines(stages(), null, { ...uat, id: practiceId });
  expect(line).toMatchObject({ state: 'ok', says: [expect.stringContaining('nothing leaves it')] });
  expect(others).toEqual([]);
});

const ready = { ...blankDraft, uri: 'assist://a/b', customerKey: 'ada@example.com' };
const prepare = (change: Partial<typeof ready>) =>
  prepareSend({ ...ready, ...change }, { environment: uat, siteKey: 'ONE-5BTO1FBU1O-1109' }, inputs);
const inputs = { workspace: [], answers: {}, draw: anyDraw };
const lineOf = (change: Partial<typeof ready>) =>
  stepLine(createEventStep('1', 'Visit', { ...ready, ...change }, null), 2, prepare(change));

it('a step is ready, asks, or has problems', () => {
  expect(lineOf({})).toMatchObject({ state: 'ok', title: 'Step 2: Visit', says: ['Ready to send.'], stepId: '1' });
  const asking = lineOf({ uri: 'assist://a/{{?Which day?}}' });
  expect(asking).toMatchObject({ state: 'ok', says: ['You’re asked before step 1: “Which day?”.'] });
  const unset = lineOf({ uri: 'assist://a/{{nobody}}' });
  expect(unset).toMatchObject({ state: 'problem', says: [expect.stringContaining('nobody')] });
  expect(unset.next).toContain('Open it to fix it');
  expect(lineOf({ uri: '' }).state).toBe('problem');
});

it('a customer is new, or reused: then it says since when', () => {
  const fresh = { name: 'Ada', keys: ['ada.1@x.org', 'ada.2@x.org'] } as const;
  const fixed = { name: 'Ada', keys: ['ada@x.org', 'ada@x.org'] } as const;
  const asked = { name: 'Ada', keys: ['{{?Who?}}', '{{?Who?}}'] } as const;
  expect(customerLine(fresh, uat, null).says).toEqual(['A new customer each time you present.']);
  expect(customerLine(asked, uat, null)).toMatchObject({ state: 'ok', says: [expect.stringContaining('your answer')] });
  expect(customerLine(fixed, uat, null)).toMatchObject({ state: 'ok', lastAt: null });
  const at = '2026-01-02T10:00:00.000Z';
  expect(customerLine(fixed, uat, at)).toMatchObject({ state: 'warning', lastAt: at, customerKeys: fixed.keys });
});

it('a customer whose key has a variable without a value is a problem, and no question', () => {
  for (const key of ['{{crm}}', '{{?Who?}}.{{crm}}'])
    expect(customerLine({ name: 'Vip', keys: [key, key] }, uat, null)).toMatchObject({
      state: 'problem',
      says: ['Their customer key contains {{crm}}, which has no value.'],
    });
  expect(isReused({ name: 'Vip', keys: ['{{crm}}', '{{crm}}'] })).toBe(false);
  expect(isReused({ name: 'Vip', keys: ['4711{{', '4711{{'] })).toBe(true);
});

it('says whether the environment will ask', () => {
  expect(guardLine({ ...uat, askBeforeSending: true }, true).says[0]).toContain('asks once');
  expect(guardLine({ ...uat, askBeforeSending: true }, false).says[0]).toContain('won’t ask again');
  expect(guardLine(uat, false).says[0]).toContain('doesn’t ask');
});

it('counts problems and warnings', () => {
  expect(checkSummary([tidLine])).toBe('Everything is ready.');
  expect(checkSummary([tidLine, { ...tidLine, state: 'problem' }, { ...tidLine, state: 'warning' }])).toBe(
    '1 problem and 1 warning. Everything else is ready.',
  );
});
