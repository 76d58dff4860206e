import { expect, it } from 'vitest';
import type { ImportPlan } from '#app/formats/import/plan-import.ts';
import { summariseHere } from '#app/formats/import/what-comes.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import type { ImportResponse } from './import-messages.ts';
import { openImportService } from './import-service.ts';

it('a plan without a result does not affect the next plan', async () => {
  const responses: ImportResponse[] = [];
  const handle = openImportService((response) => responses.push(response));
  const variables = [{ name: 'once', value: '' }];
  const part: ImportPlan = { workspace: { ...blankWorkspace, variables }, environments: [] };
  const plan = { kind: 'plan', options: { choice: 'mine', customerKey: '', at: '2026-01-01T00:00:00.000Z' } } as const;

  await handle({ kind: 'here', part });
  await handle(plan);
  expect(responses.splice(0)).toEqual([{ kind: 'unplanned' }]);

  await handle({
    kind: 'read',
    source: '{"uri":"assist://a/b"}',
    here: summariseHere({ workspace: blankWorkspace, environments: [] }),
  });
  await handle({ kind: 'here', part });
  await handle(plan);
  const text = responses.flatMap((one) => (one.kind === 'text' ? [one.piece] : [])).join('');
  expect(JSON.parse(text)).toMatchObject({ workspace: { variables } });
});

it('reads a file that Windows PowerShell wrote in UTF-16', async () => {
  const responses: ImportResponse[] = [];
  const handle = openImportService((response) => responses.push(response));
  const text = '\uFEFF{"uri":"assist://a/b?city=Zürich"}';
  const bytes = new Uint8Array(
    Array.from(text).flatMap((char) => [char.charCodeAt(0) & 0xff, char.charCodeAt(0) >> 8]),
  );
  await handle({
    kind: 'read',
    source: [new File([bytes], 'event.json')],
    here: summariseHere({ workspace: blankWorkspace, environments: [] }),
  });
  expect(responses.at(-1)).toMatchObject({ preview: { kind: 'ready', what: 'An event body' } });
});

it.each([['one'], ['one', 'two']])('names the letters of %j that may be others than in the file', async (...names) => {
  const responses: ImportResponse[] = [];
  const handle = openImportService((response) => responses.push(response));
  const files = names.map((name) => {
    const text = `curl https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events -d '{"uri":"a://${name}","ck":"J`;
    return new File([text, new Uint8Array([0xf6]), `rg"}'`], `${name}.txt`);
  });
  const here = summariseHere({ workspace: blankWorkspace, environments: [] });
  await handle({ kind: 'read', source: files, here });
  expect(responses.at(-1)).toMatchObject({
    preview: {
      choices: {
        mine: {
          notTaken: names.map((name) => ({
            what: 'The letters of the file',
            why: expect.stringContaining('read as windows-1252'),
            ...(names.length > 1 && { file: `${name}.txt` }),
          })),
        },
      },
    },
  });
});

it.each([
  [true, '2 requests imported. Their storyboard is in Storyboards.'],
  [false, '2 requests imported.'],
])('says where the storyboard of a recorded visit is, if one is made: %s', async (withVisit, says) => {
  const responses: ImportResponse[] = [];
  const handle = openImportService((response) => responses.push(response));
  const here = { workspace: blankWorkspace, environments: [] };
  const entries = ['open', 'click'].map((step, index) => ({
    startedDateTime: `2026-01-02T09:0${index}:00.000Z`,
    request: {
      method: 'GET',
      url: `https://mxo.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/pixel?uri=${encodeURIComponent(`oeh://mail/${step}`)}`,
    },
  }));
  const source = JSON.stringify({ log: { version: '1.2', entries } });
  await handle({ kind: 'read', source, here: summariseHere(here) });
  await handle({ kind: 'here', part: here });
  const at = '2026-01-03T00:00:00.000Z';
  await handle({ kind: 'plan', options: { choice: 'mine', customerKey: '', at, withVisit } });
  expect(responses.at(-1)).toMatchObject({ kind: 'planned', says });
});
