import { expect, it } from 'vitest';
import type { Draft } from '#app/event/draft.ts';
import { setUpCliWithin } from '#main/testing/cli-fixture.ts';
import { anySiteKey, makeEnvironment, makeRequest, makeWorkspaceFile } from '#main/testing/workspace-file.ts';

const place = setUpCliWithin();
const server = () => `-s ${place().serverName} --site-key ${anySiteKey}`;

/** Sends the request `R` of a file, with more words behind it. */
function send(draft: Partial<Draft>, words: string, uri = 'web://a') {
  const requests = [makeRequest('R', uri, draft)];
  const file = makeWorkspaceFile({ requests }, [makeEnvironment(place().serverName)]);
  place().write('r.tidings', JSON.stringify(file));
  return place().tidings(`send r.tidings -r R -e UAT ${words}`);
}

it('sends each value of a property that is given twice', async () => {
  await place().tidings(`send -u web://a -p item=1 -p item=2 ${server()}`);
  const properties = [
    { enabled: true, name: 'item', value: 'a' },
    { enabled: true, name: 'n', value: '5', json: true },
    { enabled: true, name: 'item', value: 'b' },
  ];
  await send({ properties }, '-p item=1 -p item=2 -p n=6 -p item=3');
  await send({ properties }, '-p item=1');
  const item = (value: string) => ({ name: 'item', value });
  expect(place().bodies()).toMatchObject([
    { properties: [item('1'), item('2')] },
    { properties: [item('1'), { name: 'n', value: 6 }, item('2'), item('3')] },
    { properties: [item('1'), { name: 'n', value: 5 }, item('b')] },
  ]);
});

it('compares the customer of a TID with the values of its variables', async () => {
  const open = { customerKey: '{{customer}}', tid: '{{tid}}' };
  expect(await send(open, '--ck ada --var customer=ada --var tid=T1')).toMatchObject({ code: 0, out: 'T1\n' });
  expect(await send(open, '--ck ada --var tid=T1')).toMatchObject({ code: 0, out: 'T1\n' });
  expect(await send(open, '--ck {{customer}} --var customer=ada --var tid=T1')).toMatchObject({ code: 0 });
  expect(place().taken).toHaveLength(3);
  expect(await send(open, '--ck bob --var customer=ada --var tid=T1')).toMatchObject({
    code: 2,
    err: expect.stringContaining('The TID of “R” is for ada, not for bob.'),
  });
  expect(await send({ customerKey: '{{customer}}', tid: 'T1' }, '--ck bob')).toMatchObject({
    code: 2,
    err: expect.stringContaining('The TID of “R” may not be for bob.'),
  });
  expect(place().taken).toHaveLength(3);
});

it('keeps the TID of the file’s customer from another one that the command line names by a variable', async () => {
  const requests = [makeRequest('R', 'web://a', { customerKey: '{{customer}}', tid: '{{tid}}' })];
  const values = [
    { name: 'customer', value: 'ada' },
    { name: 'tid', value: 'T1' },
  ];
  const inEnvironment = makeEnvironment(place().serverName, { variables: values });
  const inWorkspace = makeEnvironment(place().serverName, { name: 'Other' });
  const file = makeWorkspaceFile({ requests, variables: values }, [inEnvironment, inWorkspace]);
  place().write('values.tidings', JSON.stringify(file));
  for (const name of ['UAT', 'Other']) {
    const line = `send values.tidings -r R -e ${name}`;
    const refused = { code: 2, err: expect.stringContaining('The TID of “R” is for ada, not for bob.') };
    expect(await place().tidings(`${line} --var customer=bob`)).toMatchObject(refused);
    expect(await place().tidings(line, { env: { TIDINGS_VAR_customer: 'bob' } })).toMatchObject(refused);
    for (const own of ['--var customer=ada', '--var customer=bob --var tid=T2', '--var customer=bob --tid T3'])
      expect(await place().tidings(`${line} ${own}`)).toMatchObject({ code: 0 });
  }
  expect(place().taken).toHaveLength(6);
});

it('sends a TID that only the command line gives with the customer that it gives', async () => {
  const requests = [makeRequest('R', 'web://a', { customerKey: '{{customer}}', tid: '{{tid}}' })];
  const variables = [{ name: 'customer', value: 'ada' }];
  const file = makeWorkspaceFile({ requests, variables }, [makeEnvironment(place().serverName)]);
  place().write('values.tidings', JSON.stringify(file));
  const line = 'send values.tidings -r R -e UAT';
  const sent = { code: 0, out: 'T2\n' };
  expect(await place().tidings(`${line} --var customer=bob --var tid=T2`)).toMatchObject(sent);
  const env = { TIDINGS_VAR_customer: 'bob', TIDINGS_VAR_tid: 'T2' };
  expect(await place().tidings(line, { env })).toMatchObject(sent);
});

it('fills an empty value of the file from the command line before it compares the customer of a TID', async () => {
  const requests = [makeRequest('R', 'web://a', { customerKey: '{{customer}}', tid: 'T1' })];
  const empty = [{ name: 'customer', value: '' }];
  const full = [{ name: 'customer', value: 'ada' }];
  const environments = [
    makeEnvironment(place().serverName, { name: 'Full' }),
    makeEnvironment(place().serverName, { name: 'Empty', variables: empty }),
  ];
  const env = { TIDINGS_VAR_customer: 'ada' };
  const refused = { code: 2, err: expect.stringContaining('The TID of “R” is for ada, not for bob.') };
  for (const [variables, name] of [
    [empty, 'Full'],
    [full, 'Full'],
    [full, 'Empty'],
  ] as const) {
    place().write('values.tidings', JSON.stringify(makeWorkspaceFile({ requests, variables }, environments)));
    const line = `send values.tidings -r R -e ${name}`;
    expect(await place().tidings(`${line} --ck bob`, { env })).toMatchObject(refused);
    expect(await place().tidings(line, { env })).toMatchObject({ code: 0 });
  }
  expect(place().taken).toHaveLength(3);
});

it('says that a pixel is sent without the TID that was given', async () => {
  const says = "The TID isn't sent: a tracking pixel has none.\n";
  expect((await place().tidings('send -u web://a --pixel --tid T1 --practice')).err).toContain(says);
  const address = `${place().serverName}/one/rt/track/${anySiteKey}/events?tid=T1`;
  expect((await place().tidings(`send -u web://a --pixel -s ${address}`)).err).toContain(says);
  expect((await send({ sendAs: 'pixel' }, '--tid T1')).err).toContain(says);
  expect((await send({ sendAs: 'pixel' }, '--tid=')).err).not.toContain(says);
  place().write('rows.csv', 'tid\nT1\n');
  const run = await place().tidings('run r.tidings -r R -e UAT -d rows.csv --map tid=@tid');
  expect(run.err).toContain(`R: ${says}`);
});

it('takes an answer to a question with =', async () => {
  expect((await send({}, '--answer a=b=1', 'web://a/{{?a=b}}')).code).toBe(0);
  expect((await place().tidings('run r.tidings -r R -e UAT --answer a=b=2')).code).toBe(0);
  expect(place().bodies()).toMatchObject([{ uri: 'web://a/1' }, { uri: 'web://a/2' }]);
});
