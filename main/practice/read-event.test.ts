import { expect, it } from 'vitest';
import { readEvent } from './read-event.ts';

function propertiesOf(json: string) {
  const event = readEvent(`{"uri":"a://b","properties":${json}}`);
  if (!event.ok) throw new Error(event.message);
  return event.properties.map(({ name, value }) => `${name} = ${value}`);
}

it.each([
  ['12345678901234567890', '12345678901234567890'],
  ['1.10', '1.10'],
  ['-1.0e+02', '-1.0e+02'],
  ['true', 'true'],
  ['null', 'null'],
  ['{"a":1.10}', '{"a":1.10}'],
  ['[1, "b"]', '[1, "b"]'],
  ['"a \\u0022b\\u0022\\n"', 'a "b"\n'],
  ['"1.10"', '1.10'],
])('keeps the value %s of a property as it was sent', (json, value) => {
  expect(propertiesOf(`[{"name":"n","value":${json}}]`)).toEqual([`n = ${value}`]);
  expect(propertiesOf(` { "n" : ${json} } `)).toEqual([`n = ${value}`]);
});

it('keeps the order of properties, also of names that look like numbers', () => {
  expect(propertiesOf('{"b":"1","10":"2","9":"3","__proto__":"4"}')).toEqual([
    'b = 1',
    '10 = 2',
    '9 = 3',
    '__proto__ = 4',
  ]);
});

it.each([
  ['"ck":"ada"', 'ada'],
  ['"customerKey":"bob"', 'bob'],
  ['"ck":"ada","customerKey":"bob"', 'ada'],
  ['"ck":12345678901234567890', '12345678901234567890'],
  ['"other":1', ''],
])('reads the customer key of %s', (member, customerKey) => {
  expect(readEvent(`{"uri":"a://b",${member}}`)).toMatchObject({ ok: true, customerKey });
});

it.each([
  ['{', 'The body is not valid JSON.'],
  ['[]', 'The body must be a JSON object.'],
  ['{"ck":"a"}', 'The body needs a uri, which is text.'],
  ['{"uri":""}', 'The body needs a uri, which is text.'],
  ['{"uri":5}', 'The body needs a uri, which is text.'],
  ['{"uri":"a","ck":null}', 'The body needs text as its ck.'],
  ['{"uri":"a","customerKey":{}}', 'The body needs text as its customerKey.'],
  ['{"uri":"a","properties":"n"}', 'The properties must be an object, or an array of objects with name and value.'],
  [
    '{"uri":"a","properties":[{"name":"n"}]}',
    'The properties must be an object, or an array of objects with name and value.',
  ],
  [
    '{"uri":"a","properties":[{"value":1}]}',
    'The properties must be an object, or an array of objects with name and value.',
  ],
])('says why it refuses %s', (body, message) => {
  expect(readEvent(body)).toEqual({ ok: false, message });
});
