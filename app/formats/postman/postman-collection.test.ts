import { expect, it } from 'vitest';
import { blankEnvironment, practiceId } from '#app/environments/environment.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { editUri, moveParameters } from '#app/event/parameters.ts';
import { prepareSend } from '#app/exchange/prepare.ts';
import { addRequest } from '#app/library/library.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { makeRequest } from '#app/testing/make-library.ts';
import { formatPostmanCollection } from './postman-collection.ts';

const environment = {
  ...blankEnvironment(practiceId),
  serverName: 'https://uat.example.com',
  siteKeys: [{ siteKey: 'K 1', label: '', serverName: 'https://own.example.com' }],
};

type Item = { readonly request: { readonly url: { readonly raw: string }; readonly body?: { readonly raw: string } } };

function exportOne(draft: Draft, values: Readonly<Record<string, string>> = {}) {
  const workspace = addRequest(blankWorkspace, { ...makeRequest('1'), draft });
  const variables = Object.entries(values).map(([name, value]) => ({ name, value }));
  const { text, notes } = formatPostmanCollection('C', workspace, {
    environment,
    siteKey: 'K 1',
    variables,
    draw: anyDraw,
  });
  const { item, variable }: { item: readonly Item[]; variable: readonly { key: string; value: string }[] } =
    JSON.parse(text);
  return {
    request: item[0]?.request,
    variables: Object.fromEntries(variable.map(({ key, value }) => [key, value])),
    notes,
  };
}

it('one server and one site key win, whatever the variables of the person are called', () => {
  const stolen = {
    server: 'https://evil',
    siteKey: 'x',
    tid: 't',
    tidings_server: 'https://evil',
    tidings_site_key: 'x',
  };
  const draft = { ...blankDraft, uri: 'a://{{server}}/{{tidings_server}}' };
  const { request, variables } = exportOne(draft, stolen);
  expect(request?.url.raw).toBe('{{tidings_server_2}}/one/rt/track/{{tidings_site_key_2}}/events');
  expect(variables).toMatchObject({ tidings_server_2: 'https://own.example.com', tidings_site_key_2: 'K%201' });
});

it('a name that is free only with a blank in it isn’t given', () => {
  const draft = { ...blankDraft, uri: 'a://{{tidings_server}}/{{tidings_server_2}}' };
  const { request, variables } = exportOne(draft, { tidings_server: 'x', tidings_server_2: 'web-07' });
  expect(request?.url.raw).toBe('{{tidings_server_3}}/one/rt/track/{{tidings_site_key}}/events');
  expect(variables).toMatchObject({ tidings_server_2: 'web-07', tidings_server_3: 'https://own.example.com' });
});

it('a variable of one’s own called like a usual one of Postman keeps its value, and one without a value stays so', () => {
  const draft = { ...blankDraft, uri: 'a://b/{{server}}', customerKey: '{{tidings_server}}' };
  const { request, variables, notes } = exportOne(draft, { server: 'web-07' });
  expect(variables).toEqual({
    tidings_server_2: 'https://own.example.com',
    tidings_site_key: 'K%201',
    server: 'web-07',
  });
  expect(request?.url.raw).toBe('{{tidings_server_2}}/one/rt/track/{{tidings_site_key}}/events');
  expect(request?.body?.raw).toBe('{"uri":"a://b/{{server}}","ck":"{{tidings_server}}"}');
  expect(notes).toEqual(['There is no variable {{tidings_server}}. Set it in Postman.']);
});

it('a tracking pixel asks for no variable of what isn’t sent with it', () => {
  const draft = { ...blankDraft, uri: 'a://b', tid: '{{tid}}', extra: [{ name: 'channel', json: '"{{channel}}"' }] };
  expect(exportOne(draft).notes).toHaveLength(2);
  expect(exportOne({ ...draft, sendAs: 'pixel' }).notes).toEqual([]);
});

it('takes along the variables that are used, and no others', () => {
  const { request, variables } = exportOne(
    { ...blankDraft, uri: 'a://b', customerKey: '{{ who }}' },
    { who: 'ada', other: 'x' },
  );
  expect(request?.body?.raw).toContain('"ck":"{{who}}"');
  expect(Object.keys(variables)).toEqual(['tidings_server', 'tidings_site_key', 'who']);
});

it('writes out what Postman would put in without escaping it, and says so', () => {
  const draft = { ...moveParameters(editUri(blankDraft, 'a://b?n={{note}}'), 'request-url'), customerKey: '{{note}}' };
  const { request, notes } = exportOne(draft, { note: 'a "b"\\\n&' });
  expect(JSON.parse(request?.body?.raw ?? '').ck).toBe('a "b"\\\n&');
  expect(request?.url.raw).toContain('?n=a%20%22b%22');
  expect(notes).toEqual(['The value of {{note}} was filled in, because Postman would not escape it.']);
});

it('translates the query, the TID, dynamic values and questions, or names what cannot be', () => {
  const base = moveParameters(editUri(blankDraft, 'a://b?d={{$today +2d}}&g={{$guid}}'), 'request-url');
  const row = (name: string, value: string, json = false) => ({ enabled: true, name, value, json });
  const draft = {
    ...base,
    tid: '{{t}}',
    properties: [row('n', '{{$now}}'), row('s', '{{$timestamp}}', true), row('q', '{{?Your name}}')],
  };
  const { request, variables, notes } = exportOne(draft, { t: 'abc' });
  expect(request?.url.raw).toMatch(/\?tid=\{\{t\}\}&d=\{\{today_plus_2d\}\}&g=\{\{\$guid\}\}$/);
  expect(request?.body?.raw).toContain('"value":"{{$isoTimestamp}}"');
  expect(request?.body?.raw).toContain('"value":{{$timestamp}}');
  expect(request?.body?.raw).toContain('"value":"{{Your_name}}"');
  expect(variables).toMatchObject({ today_plus_2d: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), Your_name: '' });
  expect(notes).toHaveLength(2);
});

it.each(["{{$now +2d 'dd.MM.yyyy HH:mm'}}", '{{$isoTimestamp}}', '{{$randomFullName}}'])(
  'writes out %s in a URI, where Postman would not encode it',
  (encoded) => {
    const draft = { ...editUri(blankDraft, `a://b?d=${encoded}&e={{$today}}`), customerKey: '{{$today}}' };
    for (const one of [draft, moveParameters(draft, 'request-url'), { ...draft, sendAs: 'pixel' as const }]) {
      const { request, variables, notes } = exportOne(one);
      const fill = (text = '') => text.replace(/\{\{([^{}]+)\}\}/g, (token, name: string) => variables[name] ?? token);
      const inputs = { workspace: [], answers: {}, draw: anyDraw };
      const { reading } = prepareSend(one, { environment, siteKey: 'K 1' }, inputs);
      if (!reading.ok) throw new Error(reading.problem);
      expect([fill(request?.url.raw), fill(request?.body?.raw)]).toEqual([reading.request.url, reading.request.body]);
      expect(variables).toHaveProperty('today');
      expect(notes).toEqual([
        expect.stringContaining('Postman has no {{$today}}'),
        `The value of ${encoded} was filled in, because Postman would not escape it.`,
      ]);
    }
  },
);

it('keeps a dynamic value that Send changes nothing of', () => {
  const draft = { ...editUri(blankDraft, 'a://b'), customerKey: '{{$randomFullName}} {{$now}}' };
  const { request, notes } = exportOne(draft);
  expect(request?.body?.raw).toContain('"ck":"{{$randomFullName}} {{$isoTimestamp}}"');
  expect(notes).toEqual([]);
});

it('a value with braces in it is not filled in by Postman', () => {
  const draft = {
    ...moveParameters(editUri(blankDraft, 'a://b?q={{odd}}'), 'request-url'),
    customerKey: '{{odd}}{{who}}',
  };
  const { request, variables } = exportOne(draft, { odd: '{{who}}', who: 'ada' });
  expect(request?.body?.raw).toContain(String.raw`"ck":"\u007b\u007bwho}}{{who}}"`);
  expect(request?.url.raw).toContain('?q=%7B%7Bwho%7D%7D');
  expect(Object.keys(variables)).not.toContain('odd');
});

/** What comes again and again in a text: a search whose time grows with its square would never end. */
it.each(['{{', '}}', '{{a', '{{a}}', '{{ b }}', '%7B%7B'])('%j, many times, is exported in one go', (again) => {
  const text = again.repeat(Math.floor(500_000 / again.length));
  const draft = moveParameters(editUri(blankDraft, `a://b?c=${text}`), 'request-url');
  const { request, variables } = exportOne({ ...draft, customerKey: text }, { a: 'x' });
  expect(JSON.parse(request?.body?.raw ?? '').ck.length).toBeGreaterThan(100_000);
  expect(variables).not.toHaveProperty('b');
});
