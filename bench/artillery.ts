import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { blankEnvironment } from '#app/environments/environment.ts';
import { prepareSend } from '#app/exchange/prepare.ts';
import { artilleryPayloadHead, formatArtilleryProject, formatArtilleryRow } from '#app/formats/artillery/artillery.ts';
import { usualPace } from '#app/runs/pace.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { nastyDrafts } from './nasty-drafts.ts';

/**
 * Writes a project for Artillery, and the requests that Send would send.
 * `artillery.mjs SERVER-NAME FOLDER EXPECTED-FILE`
 */
const [serverName = '', folder = '', expectedFile = ''] = process.argv.slice(2);
const siteKey = 'ONE-5BTO1FBU1O-1109';
const people = [
  'ada@example.com',
  '000345',
  '1e3',
  '+421900',
  '"a","b"',
  "it's {{ body }}",
  'line\r\nbreak',
  '',
  ' x ',
];
const requests = people.flatMap((who) =>
  nastyDrafts.map((draft) => {
    const variables = [{ name: 'who', value: who }];
    const environment = { ...blankEnvironment('e'), name: 'E', serverName, variables };
    const { reading } = prepareSend(draft, { environment, siteKey }, { workspace: [], answers: {}, draw: anyDraw });
    if (!reading.ok) throw new Error(reading.problem);
    return reading.request;
  }),
);
const [first] = requests;
if (first === undefined) throw new Error('There is nothing to export.');
const project = formatArtilleryProject({
  name: 'Every kind of event {{ name }}',
  environment: { name: 'E', timeoutMs: 15_000 },
  first,
  count: requests.length,
  pace: { ...usualPace, perSecond: 100 },
});
for (const [name, text] of Object.entries(project)) writeFileSync(join(folder, name), text);
writeFileSync(join(folder, 'payload.csv'), artilleryPayloadHead + requests.map(formatArtilleryRow).join(''));
const expected = requests.map(({ url, body }) => ({ target: url.slice(serverName.length), body }));
writeFileSync(expectedFile, JSON.stringify(expected));
