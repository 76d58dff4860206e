import { describe, expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { buildRequest } from '#app/exchange/request.ts';
import { httpToEvent } from './http-event.ts';

const siteKey = 'ONE-5BTO1FBU1O-1109';
const endpoint = `https://uat.example.com/one/rt/track/${siteKey}/events`;

function eventOf(body: string, query = '') {
  const event = httpToEvent({ name: 'x', folder: [], method: 'POST', url: endpoint + query, headers: [], body });
  if (event === null) throw new Error('no event');
  return event;
}

describe('the form of a body', () => {
  const object = { bodyForm: 'object', customerKeyName: '' };
  const crm = { bodyForm: 'customer-key', customerKeyName: 'crm' };
  it.each([
    ['with a comment', '{ // who\n"uri":"a://b","properties":{"x":"1"},"ck":"ada"}', object, 'Comments are left out.'],
    [
      'with a comma too many',
      '{"uri":"a://b","customerKey":"42","customerKeyName":"crm",}',
      crm,
      'An extra comma is left out.',
    ],
    [
      'with a number as its key',
      '{"uri":"a://b","customerKey":42,"customerKeyName":"crm"}',
      crm,
      'Its customerKey is the number 42, and is imported as text.',
    ],
    [
      'of an object and a customerKey',
      '{"uri":"a://b","properties":{"x":"1"},"customerKey":"42","customerKeyName":"crm"}',
      object,
      'Its properties are an object, so its customer will be sent as ck and not as customerKey (crm).',
    ],
    [
      'with the name of a key that it lacks',
      '{"uri":"a://b","ck":"ada","customerKeyName":"crm"}',
      { bodyForm: 'array', customerKeyName: '' },
      'Its customerKeyName “crm” isn’t imported, as it has no customerKey.',
    ],
    [
      'with a variable without quotes as its key',
      '{"uri":"a://b","properties":[],"ck":{{ck}}}',
      { bodyForm: 'array', customerKeyName: '' },
      'Its ck is {{ck}} without quotes, and is imported as text.',
    ],
    [
      'with curly quotes, as Word and Outlook write them',
      '{“uri”: “a://b”, "ck": “ada’s”}',
      { bodyForm: 'array', customerKeyName: '' },
      'Curly quotes around its names and values are now straight ones.',
    ],
    ['that shows nothing', '{"uri":"a://b"}', null, null],
    ['that isn’t read', '{"uri"', null, expect.stringContaining('JSON tab')],
  ])('%s', (_, body, form, note) => {
    expect(eventOf(body)).toMatchObject({ form, note });
  });
});

it('a plus in the address is sent as the space that it stands for', () => {
  const { draft } = eventOf('{"uri":"a://b"}', '?c=spring+sale&d=a%2Bb&e={{a+b}}');
  expect(draft.parameters.map(({ value }) => value)).toEqual(['spring%20sale', 'a%2Bb', '{{a+b}}']);
  const environment = { ...blankEnvironment('e'), serverName: 'https://uat.example.com' };
  const { draft: sent } = eventOf('{"uri":"a://b"}', '?c=spring+sale&d=a%2Bb');
  const reading = buildRequest(sent, environment, siteKey);
  expect(reading.ok && reading.request.url).toBe(`${endpoint}?c=spring%20sale&d=a%2Bb`);
});
