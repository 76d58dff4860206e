import { describe, expect, it } from 'vitest';
import { readFetch } from './fetch.ts';

const url = 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events';
const start = "const body = { uri: 'assist://a/b', ck: 'ada' };\n";
const call = `fetch('${url}', { method: 'POST', body: JSON.stringify(body) });\n`;

/** The bodies that a script sends, and what was named. */
function sent(script: string) {
  const reading = readFetch(script);
  if (reading?.ok !== true) throw new Error(JSON.stringify(reading));
  const { requests, notTaken } = reading.found;
  return { bodies: requests.map(({ body }) => JSON.parse(body)), notTaken: notTaken.map(({ what }) => what) };
}

const ada = { uri: 'assist://a/b', ck: 'ada' };
const bob = { uri: 'assist://a/b', ck: 'bob' };

it.each(['const body: Body =', 'const body: Record<string, string> =', 'let body:any='])(
  'a body with a type is known: %s',
  (declaration) => {
    expect(sent(start.replace('const body =', declaration) + call)).toEqual({ bodies: [ada], notTaken: [] });
  },
);

describe('nothing is changed by what is in', () => {
  it.each([
    ['a comment', `/*\nbody.ck = 'bob';\n*/\n`],
    ['a text over lines', 'console.log(`Sending\nbody.ck = null\n`);\n'],
    ['a text', `console.log("sending; body.ck = 'bob'");\n`],
    ['a text with an escaped quote', `const help = 'it\\'s; body.ck = null';\n`],
  ])('%s', (_, between) => {
    expect(sent(start + between + call)).toEqual({ bodies: [ada], notTaken: [] });
  });
});

it.each([
  ['an apostrophe', "Don't send this twice:\n"],
  ['a comment that has no end', 'Accept: /*\n'],
  ['a quote that has no end', 'Size = "\n'],
])('%s in a message hides no call', (_, before) => {
  expect(sent(before + start + call).bodies).toEqual([ada]);
});

it.each([
  ['in backticks', `Run this: \`${call.trim()}\` and send me the TID.`],
  ['in quotes', `Run this ("await ${call.trim()}") and send me the TID.`],
])('a call of a message is read %s', (_, message) => {
  expect(sent(message.replace('JSON.stringify(body)', `JSON.stringify({ uri: 'assist://a/b', ck: 'ada' })`))).toEqual({
    bodies: [ada],
    notTaken: [],
  });
});

describe('a plain change is not one of a loop or a condition', () => {
  it.each([
    ['below a comment with “for”', '// used for UAT\n'],
    ['below a condition without semicolons', "if (debug) console.log('x')\n"],
    ['below a block', "if (debug) { console.log('}') }\n"],
    ['below a text with “if (”', `const hint = 'if (a) {'\n`],
    ['in a function', 'async function main() {\n'],
  ])('%s', (_, before) => {
    expect(sent(`${start}${before}body.ck = 'bob'\n${call}`)).toEqual({ bodies: [bob], notTaken: [] });
  });

  it.each([
    ['the first of a block', `if (vip) {\n  body.ck = 'bob';\n}\n`],
    ['a later one of a block', `if (vip) {\n  log(1);\n  body.ck = 'bob';\n}\n`],
    ['of a block in a block', `for (const a of all) {\n  { log(1) }\n  body.ck = 'bob';\n}\n`],
    ['behind else', `if (vip) log(1); else body.ck = 'bob';\n`],
    ['of a loop', `for (let i = 0; i < 3; i++) body.ck = 'bob';\n`],
  ])('but it is %s', (_, change) => {
    expect(sent(start + change + call)).toEqual({ bodies: [bob], notTaken: ["body.ck = 'bob'"] });
  });
});

describe('an input of a function has the values of its calls, also where another name is the same:', () => {
  it.each([
    ['a function', 'async function send(body) {', '}\nsend(body);'],
    ['one with a type', 'function send<T>(body: T): Promise<void> {', '}\nsend(body);'],
    ['one with a call in its inputs', 'function send(url = find(), body = make()) {', '}\nsend();'],
    ['a function that is changed before its call', 'function send(body) {', "}\nbody.ck = 'bob';\nsend(body);"],
    ['a function that is given on', 'function send(body) {', '}\nsend(body);\nall.forEach(send);'],
    ['an arrow function', 'const send = async (url, body): Promise<void> => {', '};\nsend(1, body);'],
    ['an arrow function of a call', 'all.forEach((body, index) => {', '});'],
    ['one without brackets', 'all.forEach(body => {', '});'],
    ['one with parts of an object', 'all.map(({ body }) => {', '});'],
    ['a method', 'class Sender {\n  async send(body) {', '}\n}'],
  ])('%s', (_, before, behind) => {
    const { bodies, notTaken } = sent(`${start}${before}\n  return ${call}${behind}`);
    expect([bodies, notTaken]).toEqual([['{{body}}'], ['The variable body', 'The URI assist://a/b']]);
  });

  it('but a condition has none', () => {
    expect(sent(`${start}if (body) {\n${call}}`)).toEqual({ bodies: [ada], notTaken: [] });
  });
});

describe('a change below a function that uses the name is named:', () => {
  const change = "body.ck = 'bob'";
  it.each([
    ['a function', `function send() {\n  return ${call}}\n${change};\nsend();`, change],
    ['one with a type', `async function send(): Promise<void> {\n  return ${call}}\n${change};\nsend();`, change],
    ['an arrow function', `const send = () => ${call}${change};\nsend();`, change],
    [
      'a text of a function',
      `const send = () => {\nconst text = JSON.stringify(body);\n${call.replace('JSON.stringify(body)', 'text')}};\n${change};\nsend();`,
      change,
    ],
    ['a function in another', `async function main() {\n  const send = () => {\n${call}};\n${change};\n}`, change],
    ['by another name', `const data = body;\nconst send = () => ${call}data.ck = 'bob';\nsend();`, "data.ck = 'bob'"],
    ['another value', `const send = () => ${call}body = null;\nsend();`, 'body = null'],
  ])('%s', (_, script, named) => {
    expect(sent(start + script).notTaken).toEqual([named]);
  });

  it.each([
    ['in the function', `async function main() {\nawait ${call}${change};\nawait ${call}}`],
    ['below a block', `{\n${call}}\n${change};\n${call}`],
  ])('but not one %s', (_, script) => {
    expect(sent(start + script)).toEqual({ bodies: [ada, bob], notTaken: [] });
  });
});

describe('a change that can’t be followed is named:', () => {
  it.each([
    ['a list that others have', `const list = [];\nconst body = { uri: 'a', list };\nlist.push(1);\n`, 'list.push(1)'],
    ['Object.assign', `${start}Object.assign(body, { ck: 'bob' });\n`, "Object.assign(body, { ck: 'bob' })"],
    ['delete', `${start}delete body.ck;\n`, 'delete body.ck'],
    ['behind a comma', `${start}body.uri = 'assist://a/b', body.ck = 'bob';\n`, "body.ck = 'bob'"],
    ['in brackets', `${start}vip && (body.ck = 'bob');\n`, "body.ck = 'bob')"],
  ])('%s', (_, script, named) => {
    expect(sent(script + call).notTaken).toEqual([named]);
  });

  it.each([
    ['to the other name', `${start}const data = body;\ndata.ck = 'bob';\n`],
    ['to a name that another one has', `${start}const data = body;\nbody.ck = 'bob';\n`],
  ])('but one %s is followed', (_, script) => {
    expect(sent(script + call)).toEqual({ bodies: [bob], notTaken: [] });
    expect(sent(script + call.replace('(body)', '(data)'))).toEqual({ bodies: [bob], notTaken: [] });
  });

  it('but not where it comes behind a copy or a call', () => {
    const copy = `const text = JSON.stringify(body);\n`;
    expect(sent(`${start}${copy}${call}body.ck = 'bob';\n${call}`)).toEqual({ bodies: [ada, bob], notTaken: [] });
  });
});
