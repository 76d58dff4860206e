import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Environment } from '#app/environments/environment.ts';
import { planImport } from '#app/formats/import/plan-import.ts';
import { readImport } from '#app/formats/import/read-import.ts';
import { formatPostmanCollection } from '#app/formats/postman/postman-collection.ts';
import { snippetKinds } from '#app/formats/snippets/snippet.ts';
import { exportFormats } from '#app/history/export-formats.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { toWorkspaceFile } from '#app/library/workspace-file.ts';
import { usualPace } from '#app/runs/pace.ts';
import { takeRun } from '#app/runs/run.ts';
import { draftFromTemplate } from '#app/templates/form.ts';
import { summariseTemplate } from '#app/templates/template-summary.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { knownNames } from '#app/testing/known-names.ts';
import { runWithin } from './testing/cli-within.ts';
import { namedDraft, namedEnvironment, namedWorkspace } from './testing/named-library.ts';
import { openNamedPlace } from './testing/named-place.ts';

const answer = (name: string) => `answer to ${name}`;

/** What the server gets of the event in which everything has the name. */
function expectedBody(name: string, value = `value-of-${name}`) {
  return {
    uri: `assist://desk/${encodeURIComponent(value)}?${name}=${encodeURIComponent(answer(name))}`,
    properties: [
      { name, value },
      { name: `${name} 2`, value: Object.fromEntries([[name, 1]]) },
    ],
    ck: name,
    ...Object.fromEntries([[name, `of ${name}`]]),
  };
}

function fileOf(name: string, environment: Environment): string {
  const options = { withCustomers: true, withEnvironments: true };
  return JSON.stringify(toWorkspaceFile(namedWorkspace(name), [environment], options));
}

describe.each(knownNames)('everything is called %s:', (name) => {
  it('it is imported, saved and there at the next start', async () => {
    const place = await openNamedPlace(name);
    const imported = readImport(fileOf(name, place.environment));
    if (imported.kind === 'unreadable') throw new Error(imported.problem);
    const options = { choice: 'mine', customerKey: '', newId: () => 'new', at: '2026-01-01T00:00:00.000Z' } as const;
    const plan = planImport({ workspace: blankWorkspace, environments: [] }, imported, options);
    const wanted = namedWorkspace(name);
    const { storyboards, ...others } = plan.workspace;
    expect({ ...others, storyboards: [] }).toEqual({ ...wanted, storyboards: [] });
    const event = { kind: 'event', title: name, castId: 'new', draft: namedDraft(name) };
    expect(storyboards).toMatchObject([
      { title: name, cast: [{ ...wanted.storyboards[0]?.cast[0], id: 'new' }], steps: [event] },
    ]);
    await place.saved('workspace.import', JSON.stringify(plan));
    await place.startAgain();
    const session = await place.call('session.open', {});
    expect(session.workspace).toEqual(plan.workspace);
    expect(session.environments).toContainEqual(place.environment);
  });

  it('it is sent, found and exported', async () => {
    const place = await openNamedPlace(name);
    await place.fill(namedWorkspace(name));
    const { environmentId, siteKey } = place;
    const sent = await place.call('exchange.send', {
      ...{ tabId: name, draft: namedDraft(name), environmentId, siteKey, from: name, draw: { seed: name } },
      ...{ answers: [{ name, value: answer(name) }], confirmed: true, tidChosen: false },
    });
    expect(sent.kind, JSON.stringify(sent)).toBe('sent');
    expect(JSON.parse(place.taken[0]?.body ?? '')).toEqual(expectedBody(name));
    expect(place.taken[0]?.url).toContain(`/one/rt/track/${name}/events`);

    const query = { ...wholeHistory, search: answer(name), customerKey: name, environmentId };
    const { exchanges } = await place.call('history.list', { query, limit: 10, offset: 0, withGroups: true });
    expect(exchanges).toMatchObject([{ customerKey: name, siteKey: name }]);
    const customers = await place.call('customer.list', { search: name, limit: 10 });
    expect(customers.customers).toMatchObject([{ customerKey: name }]);
    const ids = exchanges.map(({ id }) => id);
    const marks = { note: name, pinned: true };
    await place.saved('history.mark', { ids, marks });
    await place.startAgain();
    const again = await place.call('exchange.open', { id: ids[0] ?? '' });
    expect(again.exchange).toMatchObject({ draft: { customerKey: name }, marks });
    expect(JSON.parse(again.exchange?.request.body ?? '')).toEqual(expectedBody(name));
    for (const format of exportFormats) {
      const text = await place.written(() => place.call('history.export', { ids, format, maskCustomers: false }));
      expect(text).toContain(encodeURIComponent(answer(name)));
      if (format === 'json') expect(JSON.parse(JSON.parse(text)[0].request.body)).toEqual(expectedBody(name));
    }
    const request = again.exchange?.request;
    for (const { format } of snippetKinds) expect(request && format(request)).toContain(name);
  });

  it('a run with a column of this name sends it, and its reports have it', async () => {
    const place = await openNamedPlace(name);
    await place.fill(namedWorkspace(name));
    const rows = `${JSON.stringify(Object.fromEntries([[name, 'of the row']]))}\n`;
    const opened = await place.call('data.open', { from: { kind: 'text', text: rows }, format: null });
    if (opened.kind !== 'opened') throw new Error(JSON.stringify(opened));
    expect(opened.data.columns).toEqual([name]);
    const setup = {
      ...{ name, source: { kind: 'folder' as const, folderId: name }, dataId: opened.dataId, pace: usualPace },
      ...{ environmentId: place.environmentId, siteKey: place.siteKey, expectations: [], leftOutRows: [] },
      mapping: [{ column: name, target: { kind: 'variable' as const, name } }],
      ...{ answers: [{ name, value: answer(name) }], leaveOutFaulty: false },
    };
    const run = await place.run(setup);
    expect(run).toMatchObject({ name, state: 'done', ledger: { planned: 1, answered: 1 } });
    expect(Object.entries(run.answers)).toEqual([[name, answer(name)]]);
    expect(JSON.parse(place.taken[0]?.body ?? '')).toEqual(expectedBody(name, 'of the row'));
    await place.startAgain();
    const kept = await place.call('run.open', { runId: run.id });
    expect(kept.run && takeRun(kept.run)).toEqual(run);
    const how = { runId: run.id, maskCustomers: false, escapeFormulas: true };
    for (const format of ['csv', 'json', 'junit', 'html'] as const)
      expect(await place.written(() => place.call('run.export', { ...how, format }))).toContain(name);
  });

  it('other tools get it, and give it back', () => {
    const environment = namedEnvironment(name, 'https://mxo.example.com');
    const { text } = formatPostmanCollection(name, namedWorkspace(name), {
      ...{ environment, siteKey: name, draw: anyDraw },
      variables: namedWorkspace(name).variables,
    });
    const back = readImport(text);
    if (back.kind !== 'events') throw new Error(JSON.stringify(back));
    expect(back.requests).toMatchObject([{ name, folder: [name, name], draft: { customerKey: name } }]);
    expect(back.requests[0]?.draft.properties.map((one) => one.name)).toEqual([name, `${name} 2`]);
    expect(back.variables).toContainEqual({ name, value: `value-of-${name}` });
    const values = Object.fromEntries([[name, 'of Insomnia']]);
    const resource = { _id: name, parentId: null, _type: 'environment', name, data: values };
    const insomnia = readImport(JSON.stringify({ _type: 'export', __export_format: 4, resources: [resource] }));
    expect(insomnia.kind === 'events' && insomnia.environments).toMatchObject([
      { name, variables: [{ name, value: 'of Insomnia' }] },
    ]);
  });

  it('its template makes an event and a sentence', () => {
    const [template] = namedWorkspace(name).templates;
    if (template === undefined) throw new Error('There is one.');
    const draft = draftFromTemplate(template);
    expect(draft.properties).toMatchObject([{ name, value: name }]);
    expect(summariseTemplate(template, draft)).toContainEqual({ kind: 'answer', text: name });
  });

  it('the command line runs it', async () => {
    const place = await openNamedPlace(name);
    place.write('w.tidings', fileOf(name, place.environment));
    const to = ['w.tidings', '-e', name, '--site-key', name, '--answer', `${name}=${answer(name)}`];
    const reports = ['--reporter', 'junit,html,json,csv', '--out', 'reports'];
    place.write('rows.csv', `${name}\nof the row\n`);
    const options = { cwd: place.folder, env: { HOME: place.folder, TMPDIR: place.folder } };
    for (const what of [
      ['-r', name, '-d', 'rows.csv', '--header', ...reports],
      ['--folder', name, '--var', `${name}=of the row`],
      ['--storyboard', name, '--var', `${name}=of the row`],
    ]) {
      const ended = await runWithin(['run', ...to, ...what], options);
      expect(ended).toMatchObject({ code: 0, err: '' });
    }
    const [first, second, third] = place.taken.map(({ body }) => JSON.parse(body));
    expect([first, second]).toEqual([expectedBody(name, 'of the row'), expectedBody(name, 'of the row')]);
    expect(third.ck).toBe(name);
    for (const file of readdirSync(place.inFolder('reports')))
      expect(readFileSync(place.inFolder('reports', file), 'utf8')).toContain(name);
  });
});
