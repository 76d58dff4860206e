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

describe('a value that a function is given by its own name is known', () => {
  it.each([
    ['in a function', `async function send(body) {\n  return ${call}}\nsend(body);`],
    ['in an arrow function', `const send = async (url, body) => {\n  return ${call}};\nsend(1, body);`],
  ])('%s', (_, script) => {
    expect(sent(start + script)).toEqual({ bodies: [ada], notTaken: [] });
  });

  it.each([
    ['is given another', 'send(other);'],
    ['is given several', 'send(body);\nsend(other);'],
    ['is never called', ''],
  ])('but not where the function %s', (_, end) => {
    const { bodies, notTaken } = sent(`${start}function send(body) {\n  return ${call}}\n${end}`);
    expect([bodies, notTaken]).toEqual([['{{body}}'], ['The variable body']]);
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
