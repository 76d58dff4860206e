import { describe, expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import {
  environmentToForm,
  fillForm,
  firstPart,
  formToEnvironment,
  hasAdvanced,
  newSiteKey,
  problemsOfForm,
  renamedSiteKeys,
  splitServerName,
  withColour,
} from './environment-form-state.ts';

const blank = environmentToForm(blankEnvironment('one'));

describe('a form of an environment', () => {
  it('is turned back into the same environment', () => {
    const environment = { ...blankEnvironment('one'), name: 'UAT', timeoutMs: 200 };
    expect(formToEnvironment(environmentToForm(environment))).toEqual(environment);
  });

  it.each([
    ['15', 15_000],
    ['0.2', 200],
    ['200 ms', 200],
    ['2 min', 120_000],
    ['soon', 0],
    ['-1', 0],
    ['', 0],
  ])('reads the time-out %j as %i ms', (timeout, timeoutMs) => {
    expect(formToEnvironment({ ...blank, timeout }).timeoutMs).toBe(timeoutMs);
  });
});

describe('a pasted endpoint URL', () => {
  const url = 'https://h.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events?tid=t-1';

  it('fills the blank site key and keeps the tid aside', () => {
    const taken = splitServerName({ ...blank, serverName: url });
    expect(taken?.form.serverName).toBe('https://h.example.com');
    expect(taken?.form.siteKeys).toMatchObject([{ siteKey: 'ONE-5BTO1FBU1O-1109', label: '' }]);
    expect(taken?.split).toEqual({ siteKey: 'ONE-5BTO1FBU1O-1109', tid: 't-1' });
  });

  it('adds the site key to those that are there, once', () => {
    const siteKeys = [{ siteKey: 'ONE-0000000000-0001', label: 'Old', id: 'a', was: null }];
    const taken = splitServerName({ ...blank, siteKeys, serverName: url });
    expect(taken?.form.siteKeys).toHaveLength(2);
    expect(
      splitServerName({ ...blank, siteKeys: taken?.form.siteKeys ?? [], serverName: url })?.form.siteKeys,
    ).toHaveLength(2);
  });

  it('is not split when it is a plain server name', () => {
    expect(splitServerName({ ...blank, serverName: 'h.example.com' })).toBeNull();
  });
});

describe('a site key with another name', () => {
  const keys = (...names: readonly string[]) => names.map((siteKey) => ({ siteKey, label: '' }));
  const opened = environmentToForm({ ...blankEnvironment('one'), siteKeys: keys('A', 'B', 'C') });

  it('stays the same site key, even when the one above it is removed and another one is added', () => {
    const [, second, third] = opened.siteKeys;
    if (second === undefined || third === undefined) throw new Error('There are three.');
    const siteKeys = [{ ...second, siteKey: 'B2' }, third, newSiteKey('D')];
    expect([...renamedSiteKeys({ ...opened, siteKeys })]).toEqual([['B', 'B2']]);
  });

  it('may take the name of another one', () => {
    const [first, second] = opened.siteKeys;
    if (first === undefined || second === undefined) throw new Error('There are three.');
    const swapped = [
      { ...first, siteKey: 'B' },
      { ...second, siteKey: 'A' },
    ];
    expect([...renamedSiteKeys({ ...opened, siteKeys: swapped })]).toEqual([
      ['A', 'B'],
      ['B', 'A'],
    ]);
  });
});

describe('site-key rows that were added and left empty', () => {
  const usable = { ...blank, name: 'UAT', serverName: 'h.example.com' };

  it('are ignored, and a problem below one is told at its own row', () => {
    const siteKeys = [newSiteKey('A'), newSiteKey(), newSiteKey('B/C')];
    expect(formToEnvironment({ ...usable, siteKeys }).siteKeys.map(({ siteKey }) => siteKey)).toEqual(['A', 'B/C']);
    expect(problemsOfForm({ ...usable, siteKeys }, [])).toMatchObject([{ field: 'siteKeys', index: 2 }]);
    expect(problemsOfForm({ ...usable, siteKeys: siteKeys.slice(0, 2) }, [])).toEqual([]);
  });

  it('count when nothing else is there, when they have a label, and when they had a key before', () => {
    expect(problemsOfForm(usable, [])).toMatchObject([{ field: 'siteKeys', index: 0 }]);
    for (const row of [
      { ...newSiteKey(), label: 'Retail' },
      { ...newSiteKey(), was: 'B' },
    ])
      expect(problemsOfForm({ ...usable, siteKeys: [newSiteKey('A'), row] }, [])).toMatchObject([{ index: 1 }]);
  });
});

it('a new environment is blue, red once it means production, and then what the person chose', () => {
  const fresh = withColour(blank, null, []);
  const live = withColour({ ...fresh, name: 'PROD' }, fresh, []);
  const chosen = withColour({ ...live, colour: 'pink' }, live, []);
  const guarded = withColour({ ...fresh, askBeforeSending: true }, fresh, []);
  const kept = withColour({ ...chosen, name: 'Live' }, chosen, []);
  expect([fresh, live, chosen, guarded, kept].map(({ colour }) => colour)).toEqual([
    'blue',
    'red',
    'pink',
    'red',
    'pink',
  ]);
  expect(withColour(blank, null, [blankEnvironment('one')]).colour).toBe('violet');
});

it('Advanced has something in it where a field differs from the usual, whatever the colour', () => {
  const named = { ...blank, name: 'UAT', serverName: 'https://h', colour: 'red' } as const;
  expect(hasAdvanced(named)).toBe(false);
  expect(hasAdvanced({ ...named, timeout: '20 s' })).toBe(true);
  expect(hasAdvanced({ ...named, askBeforeSending: true })).toBe(true);
  expect(hasAdvanced({ ...named, variables: [{ name: 'a', value: '1' }] })).toBe(true);
});

it('what is known of a new environment is filled in, what was typed stays, and one goes on at the first gap', () => {
  const server = { serverName: 'https://h.example.com', siteKey: '', says: 'Add the site key.' };
  expect(fillForm(blank, server)).toMatchObject({ name: 'h.example.com', serverName: 'https://h.example.com' });
  expect(fillForm({ ...blank, name: 'Mine' }, server).name).toBe('Mine');
  expect(firstPart(server)).toBe('siteKey');
  expect(firstPart({ serverName: '', siteKey: 'A', says: 'Add the server.' })).toBe('serverName');
  expect(firstPart({ serverName: '', siteKey: '', says: '' })).toBe('paste');
});

it('a new environment writes bodies as the pasted one did, unless another form was chosen', () => {
  const fresh = { serverName: 'https://a.example.com', siteKey: '', says: '' };
  const form = { bodyForm: 'customer-key', customerKeyName: 'mail' } as const;
  expect(fillForm(blank, { ...fresh, form })).toMatchObject(form);
  expect(fillForm({ ...blank, bodyForm: 'object' }, { ...fresh, form })).toMatchObject({ bodyForm: 'object' });
  expect(fillForm(blank, fresh)).toMatchObject({ bodyForm: 'array' });
});
