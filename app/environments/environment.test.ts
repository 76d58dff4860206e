import { describe, expect, it } from 'vitest';
import { practiceEntries, practiceEnvironment } from '#app/practice/practice.ts';
import { blankEnvironment, type Environment, environmentSchema, practiceId } from './environment.ts';
import { environmentProblems } from './environment-problems.ts';
import { formatLink, monitoringLinkProblem, pageLinkProblem } from './link-template.ts';
import { blankProxy, usualNetwork } from './network.ts';
import { siteKeyProblem } from './site-key.ts';

const good: Environment = {
  ...blankEnvironment('e'),
  name: 'UAT',
  serverName: 'https://one.example.com',
  siteKeys: [{ siteKey: 'ONE-5BTO1FBU1O-1109', label: '' }],
};

it.each<[string, Partial<Environment>, string]>([
  ['a blank name', { name: ' ' }, 'name'],
  ['the name of another', { name: 'prod' }, 'name'],
  ['the id of Practice', { id: practiceId }, 'name'],
  ['no server', { serverName: '' }, 'serverName'],
  ['no site key', { siteKeys: [] }, 'siteKeys'],
  ['a site key with a slash', { siteKeys: [{ siteKey: 'a/b', label: '' }] }, 'siteKeys'],
  ['a site key twice', { siteKeys: [...good.siteKeys, ...good.siteKeys] }, 'siteKeys'],
  ['a time-out of 0', { timeoutMs: 0 }, 'timeoutMs'],
  ['a time-out of a million seconds', { timeoutMs: 1_000_000_000 }, 'timeoutMs'],
  ['no customer key name', { bodyForm: 'customer-key' }, 'customerKeyName'],
  [
    'a customer key name with a hidden character',
    { bodyForm: 'customer-key', customerKeyName: 'Em\u200bail' },
    'customerKeyName',
  ],
  ['a Monitoring link by http', { monitoringLink: 'http://x' }, 'monitoringLink'],
  ['a page link without a TID', { pageLink: 'https://x' }, 'pageLink'],
  ['a proxy without a name', { network: { ...usualNetwork, proxy: blankProxy } }, 'proxyHost'],
])('refuses %s', (_, change, field) => {
  const others = [good, { ...good, id: 'other', name: 'PROD' }];
  expect(environmentProblems({ ...good, ...change }, others).map((problem) => problem.field)).toEqual([field]);
});

it('reads one that was saved before there were networks', () => {
  const { network: _, ...older } = good;
  expect(environmentSchema.parse(older)).toEqual(good);
});

it.each(['https://One.example.com/', 'one.example.com', 'https://one.example.com:443'])(
  'reads the server name %s of a file as the one that is saved',
  (serverName) => {
    expect(environmentSchema.parse({ ...good, serverName }).serverName).toBe('https://one.example.com');
  },
);

it('keeps a server name that can’t be read as it is', () => {
  expect(environmentSchema.parse({ ...good, serverName: '{{server}}' }).serverName).toBe('{{server}}');
});

it('finds nothing wrong with a plain environment', () => {
  expect(environmentProblems(good, [good])).toEqual([]);
});

it.each([
  ['ONE-5BTO1FBU1O-1109', undefined],
  ['anything', 'warning'],
  ['', 'error'],
  ['a b', 'error'],
  ['a\\b', 'error'],
])('the site key %j is a problem of level %s', (siteKey, level) => {
  expect(siteKeyProblem(siteKey)?.level).toBe(level);
});

describe('a Monitoring link', () => {
  const values = { server: 'https://h', sk: 'S', tid: 't&1', ck: 'a@b/c' };

  it.each([
    ['{server}/monitor?sk={sk}&tid={tid}&ck={ck}', 'https://h/monitor?sk=S&tid=t%261&ck=a%40b%2Fc'],
    ['', null],
    ['HTTPS://x/{ck}', 'HTTPS://x/a%40b%2Fc'],
    ['http://x', null],
    ['javascript:alert(1)', null],
  ])('%j becomes %j', (template, link) => {
    expect(formatLink(template, values)).toBe(link);
  });

  it('knows only its own placeholders', () => {
    expect(monitoringLinkProblem('https://x/{user}')).toContain('{user}');
    expect(monitoringLinkProblem('https://x/{ck}')).toBeNull();
  });
});

it('practice has site keys of the usual form, each once, and separate servers for those that fail', () => {
  const places = { serverName: 'http://a', downServerName: 'http://b', untrustedServerName: 'https://c' };
  const { siteKeys } = practiceEnvironment(places);
  expect(new Set(siteKeys.map(({ siteKey }) => siteKey)).size).toBe(practiceEntries.length);
  for (const { siteKey } of siteKeys) expect(siteKeyProblem(siteKey)).toBeNull();
  expect(siteKeys.map(({ serverName }) => serverName).filter(Boolean)).toEqual(['http://b', 'https://c']);
});

it('a page link has the TID, and is filled in as a Monitoring link is', () => {
  expect(pageLinkProblem('')).toBeNull();
  expect(pageLinkProblem('https://www.example.com/?tid={tid}')).toBeNull();
  expect(pageLinkProblem('http://www.example.com/?tid={tid}')).toContain('https://');
  expect(pageLinkProblem('https://www.example.com/?c={ck}')).toContain('{tid}');
  expect(pageLinkProblem('https://www.example.com/?tid={tid}&u={user}')).toContain('{user}');
});
