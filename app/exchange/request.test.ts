import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { editUri, moveParameters } from '#app/event/parameters.ts';
import { buildRequest, formatHttp, type HttpRequest } from './request.ts';

const environment = { ...blankEnvironment('e'), serverName: 'one.example.com' };
const draft = editUri(blankDraft, 'android://Über uns/%2F?a=1');

function build(one: Draft, change: Partial<typeof environment> = {}, siteKey = 'ONE-5BTO1FBU1O-1109'): HttpRequest {
  const reading = buildRequest(one, { ...environment, ...change }, siteKey);
  if (!reading.ok) throw new Error(reading.problem);
  return reading.request;
}

it('sends the uri as it was typed and leaves out what is empty', () => {
  expect(build(draft).body).toBe('{"uri":"android://Über uns/%2F?a=1"}');
});

it('puts the tid first on the request URL, then the parameters', () => {
  const moved = moveParameters({ ...draft, tid: 'a b' }, 'request-url');
  expect(build(moved).url).toBe('https://one.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events?tid=a%20b&a=1');
  expect(build(moved).body).toBe('{"uri":"android://Über uns/%2F"}');
});

it('encodes the site key in the path', () => {
  expect(build(draft, {}, 'a/b ü').url).toContain('/track/a%2Fb%20%C3%BC/events');
});

it('counts the body in bytes', () => {
  const body = build(editUri(blankDraft, 'ü😀')).body;
  const length = build(editUri(blankDraft, 'ü😀')).headers.find(({ name }) => name === 'Content-Length')?.value;
  expect(length).toBe(String(new TextEncoder().encode(body).length));
});

const properties = ['10', '9', '__proto__', 'quote"\\'].map((name) => ({ enabled: true, name, value: 'line\nü' }));

it.each([
  ['array', '"properties":[{"name":"10","value":"line\\nü"},{"name":"9",'],
  ['object', '"properties":{"10":"line\\nü","9":"line\\nü","__proto__":"line\\nü","quote\\"\\\\":"line\\nü"}'],
  ['customer-key', '"customerKey":"ada","customerKeyName":"CRM"'],
] as const)('writes the body form %s', (bodyForm, part) => {
  const { body } = build({ ...draft, properties, customerKey: 'ada' }, { bodyForm, customerKeyName: 'CRM' });
  expect(body).toContain(part);
  expect(JSON.parse(body).uri).toBe(draft.uri);
});

it('leaves out a switched-off property and a blank customer key', () => {
  const off = { enabled: false, name: 'a', value: 'b' };
  expect(build({ ...draft, properties: [off], customerKey: '  ' }).body).toBe('{"uri":"android://Über uns/%2F?a=1"}');
});

it('is written as HTTP with its own path', () => {
  expect(formatHttp(build(draft)).split('\r\n')[0]).toBe('POST /one/rt/track/ONE-5BTO1FBU1O-1109/events HTTP/1.1');
});

it('is refused in words without a usable server', () => {
  expect(buildRequest(draft, { ...environment, serverName: '' }, 'x').ok).toBe(false);
});
