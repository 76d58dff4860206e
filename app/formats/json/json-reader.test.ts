import { describe, expect, it } from 'vitest';
import { longestRow } from '#app/formats/data/row-reader.ts';
import { createJsonReader, type JsonFormat } from './json-reader.ts';

function read(kind: JsonFormat['kind'], text: string, size = text.length || 1) {
  const reader = createJsonReader({ kind });
  const readings = [];
  for (let at = 0; at < text.length; at += size) readings.push(reader.push(text.slice(at, at + size)));
  readings.push(reader.end());
  const rows = readings.flatMap((reading) => reading.rows);
  return { columns: reader.columns(), rows, problems: readings.flatMap((reading) => reading.problems) };
}

const says = (kind: JsonFormat['kind'], text: string) => read(kind, text).problems.map((problem) => problem.says);

describe('an array of objects', () => {
  it('gives the columns in the order in which their names appear', () => {
    expect(read('json', '[{"a":"1","b":"2"},{"c":"3","a":"4"}]')).toEqual({
      columns: ['a', 'b', 'c'],
      rows: [
        ['1', '2'],
        ['4', '', '3'],
      ],
      problems: [],
    });
  });

  it('keeps texts as they are, numbers digit by digit, and parts as they are written; null is empty', () => {
    const text =
      '[{"a":"000345","b":12345678901234567890,"c":1.50e3,"d":true,"e":null,"f":{"x": [1, "]}"]},"g":"\\u00e4\\n"}]';
    expect(read('json', text).rows).toEqual([
      ['000345', '12345678901234567890', '1.50e3', 'true', '', '{"x": [1, "]}"]}', 'ä\n'],
    ]);
  });

  it.each([1, 2, 5])('reads the same in pieces of %i characters', (size) => {
    const text = ' [\n {"a": "x\\"]}", "b": [{}]},\r\n 7, {"a": {"b": "{"}} ,"}", {"c": 1}\n]\n';
    expect(read('json', text, size)).toEqual(read('json', text));
    expect(read('json', text).rows).toHaveLength(3);
  });

  it('leaves out what is no object, and reports where it was', () => {
    expect(says('json', '[{"a":1},\n7,\n{"a":},\n{"a":2}]')).toEqual([
      'The item that starts on line 2 was skipped. It isn’t an object, { … }.',
      'The item that starts on line 3 was skipped. It isn’t valid JSON.',
    ]);
    expect(read('json', '[{"a":1},\n7,\n{"a":},\n{"a":2}]').rows).toEqual([['1'], ['2']]);
  });

  it('reports a duplicate name, and what has no name', () => {
    expect(read('json', '[{"a":1,"a":2,"":3}]')).toEqual({
      columns: ['a', 'No name'],
      rows: [['2', '3']],
      problems: [{ row: 1, says: '“a” appears twice. The last value is used.' }],
    });
  });

  it('reports a missing end, text after the end, and text that is not JSON', () => {
    expect(says('json', '[{"a":1},')).toEqual(['The closing ] is missing. The file may be incomplete.']);
    expect(says('json', '[{"a":1}]\n[2]')).toEqual(['Line 2: a JSON data file must be one array of objects, [ … ].']);
    expect(says('json', 'hello')).toEqual(['Line 1: a JSON data file must be one array of objects, [ … ].']);
  });

  it('reports what is nested too deeply, or never ends', () => {
    expect(says('json', `[{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}]`)).toEqual([
      'The item that starts on line 1 was skipped. It’s nested too deeply.',
    ]);
    expect(says('json', `[{"a":1},{"b":"${'x'.repeat(longestRow)}`)).toEqual([
      'The text after row 1 is longer than 4 million characters. Reading stopped there. Check for a missing closing bracket.',
    ]);
  });

  it('reports names that are ids, before they become endless columns', () => {
    const objects = Array.from({ length: 5_000 }, (_, id) => `{"id-${id}":1}`);
    const { columns, problems } = read('json', `[${objects.join(',')}]`, 100);
    expect(columns.length).toBeLessThan(2_010);
    expect(problems).toEqual([
      {
        row: null,
        says: expect.stringMatching(
          /^The objects up to row 200\d have more than 2,000 different names\. Reading stopped there\./,
        ),
      },
    ]);
  });

  it('may be one object, or objects one after the other', () => {
    expect(read('json', '{\n "a": 1\n}\n{\n "a": 2\n}')).toEqual({
      columns: ['a'],
      rows: [['1'], ['2']],
      problems: [],
    });
  });

  it('takes names of every kind', () => {
    expect(read('json', '[{"__proto__":"x","constructor":"y"}]')).toMatchObject({
      columns: ['__proto__', 'constructor'],
      rows: [['x', 'y']],
    });
  });

  it('may be empty', () => {
    expect(read('json', '[]')).toEqual({ columns: [], rows: [], problems: [] });
  });
});

describe('JSON lines', () => {
  it('are an object a line; a broken one harms no other', () => {
    const text = '{"a":"1"}\r\n{"a":"2"\r\n\r\n{"a":"3","b":"x"}';
    expect(read('json-lines', text)).toEqual({
      columns: ['a', 'b'],
      rows: [['1'], ['3', 'x']],
      problems: [{ row: null, says: 'The item that starts on line 2 was skipped. It isn’t valid JSON.' }],
    });
    expect(read('json-lines', text, 3)).toEqual(read('json-lines', text));
  });

  it('that never end stop the reading', () => {
    expect(says('json-lines', 'x'.repeat(longestRow + 1))).toHaveLength(1);
  });
});

describe('a list in an object', () => {
  const wrapped = `{
  "exported": "2026-01-02", "note": "a \\"[{\\" b", "other": {"customers": [1]},
  "customers": [
    {"email": "ada@example.com", "tags": [{"a": 1}]},
    {"email": "bob@example.com"}
  ],
  "next": null
}`;
  const readIn = (text: string, list: readonly string[], size = text.length) => {
    const reader = createJsonReader({ kind: 'json', list });
    const readings = [];
    for (let at = 0; at < text.length; at += size) readings.push(reader.push(text.slice(at, at + size)));
    readings.push(reader.end());
    return {
      rows: readings.flatMap(({ rows }) => rows),
      says: readings.flatMap(({ problems }) => problems.map(({ says }) => says)),
      isTorn: reader.isTorn(),
    };
  };

  it.each([1, 3, 1_000])('is read as the rows, in pieces of %i characters, and the rest is named', (size) => {
    expect(readIn(wrapped, ['customers'], size)).toEqual({
      rows: [
        ['ada@example.com', '[{"a": 1}]'],
        ['bob@example.com', ''],
      ],
      says: ['Not used, because it isn’t in the list of rows: “exported”, “note”, “other”, “next”.'],
      isTorn: false,
    });
  });

  it('is found further down, and missed where it is not', () => {
    expect(readIn('{"data":{"total":1,"items":[{"a":"x"}]}}', ['data', 'items'])).toMatchObject({ rows: [['x']] });
    expect(readIn('{"data":{"items":[{"a":"x"}', ['data', 'items'])).toMatchObject({ isTorn: true });
    expect(readIn('{"data":[]}', ['items'])).toMatchObject({ rows: [], isTorn: true });
  });
});
