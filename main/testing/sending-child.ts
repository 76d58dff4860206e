import { blankEnvironment } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { openTabs } from '#main/event/open-tabs.ts';
import { openHistory } from '#main/history/history.ts';
import { createConnections } from '#main/http/connections.ts';
import { createSender } from '#main/http/sender.ts';

/*
 * Sends and types without an end, until it is killed: `node sending-child.mjs FOLDER ORIGIN`. Each line that it prints is a
 * promise: `answered ID` once the person would have seen the answer, `typed N` once the draft was said to be saved.
 */
const [folder = '', serverName = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const place = { folder, onNotice: say, now: () => new Date() };
const siteKey = 'ONE-5BTO1FBU1O-1109';
const environment = { ...blankEnvironment('e'), name: 'E', serverName, siteKeys: [{ siteKey, label: '' }] };
const history = await openHistory(place);
const tabs = await openTabs(place);
const sender = createSender({
  connect: () => createConnections(),
  findEnvironment: () => environment,
  variables: () => [],
  tidUses: async () => [],
  begin: history.begin,
  leave: history.leave,
  complete: history.complete,
  keepAnswer: () => {},
  onChange: () => {},
  now: () => new Date(),
  newId: () => crypto.randomUUID(),
});
const tabId = '11111111-1111-4111-8111-111111111111';
let typed = 0;
setInterval(async () => {
  typed += 1;
  const count = typed;
  const draft = { ...blankDraft, uri: `a://b/${count}` };
  if ((await tabs.save({ id: tabId, draft, exchangeId: null, requestId: null })) === null) say(`typed ${count}`);
}, 20);

async function sendOn(lane: string): Promise<void> {
  for (let count = 1; ; count++) {
    const draft = { ...blankDraft, uri: `a://${lane}/${process.pid}/${count}`, customerKey: 'ada' };
    const sent = await sender.send({
      tabId: lane,
      draft,
      environmentId: 'e',
      siteKey,
      answers: {},
      draw: anyDraw,
      confirmed: true,
    });
    if (sent.kind === 'sent' && sent.notRecorded === null) say(`answered ${sent.exchange.id}`);
  }
}

void Promise.all(['one', 'two', 'three'].map(sendOn));
