import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { usualPace } from '#app/runs/pace.ts';
import type { RunSetup } from '#app/runs/run.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { planRun } from './run-plan.ts';

const recorded = makeReceived('x', 't', {
  siteKey: 's',
  draft: { ...blankDraft, uri: 'a://b', customerKey: 'ada', tid: 'of ada' },
});

it.each([
  ['goes along to the place where it was sent', 's', recorded.environment.serverName, 'of ada'],
  ['stays behind with another site key', 'other', recorded.environment.serverName, ''],
  ['stays behind on another server', 's', 'https://elsewhere', ''],
])('the tid of an event of the history %s', async (_, siteKey, serverName, tid) => {
  const environment = { ...blankEnvironment('e'), name: 'E', serverName, siteKeys: [{ siteKey, label: '' }] };
  const setup: RunSetup = {
    name: '',
    source: { kind: 'history', exchangeIds: ['x'] },
    environmentId: 'e',
    siteKey,
    dataId: null,
    mapping: [],
    pace: usualPace,
    expectations: [],
    answers: {},
    leftOutRows: [],
    leaveOutFaulty: false,
  };
  const plan = await planRun(setup, {
    findEnvironment: () => environment,
    workspace: () => blankWorkspace,
    storyboards: () => [],
    readExchanges: async function* () {
      yield recorded;
    },
    findData: () => null,
    tidUses: async () => [],
  });
  const says = expect.stringContaining('so it was removed');
  expect(plan).toMatchObject({
    kind: 'planned',
    requests: [{ draft: { customerKey: 'ada', tid } }],
    tidWarnings: [tid === '' ? { level: 'warning', says } : null],
  });
});
