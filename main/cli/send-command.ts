import { isSameCustomer } from '#app/event/customer-key.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { editUri } from '#app/event/parameters.ts';
import { setProperty, toJsonValue } from '#app/event/set-property.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import { factsOf, unmetExpectations } from '#app/exchange/expectations.ts';
import { outcomeWords } from '#app/exchange/outcome.ts';
import { prepareSend, type SendInputs } from '#app/exchange/prepare.ts';
import type { WorkspaceFile } from '#app/library/workspace-file.ts';
import { formatDuration } from '#app/quantity.ts';
import { type Order, sendRecorded } from '#main/http/recorded-send.ts';
import { choosePlace } from './choose-place.ts';
import { chooseSource } from './choose-source.ts';
import { ownWords, tellInOwnWords } from './clean-text.ts';
import { type ExitCode, exitCode, type Found, found, refused } from './exit-code.ts';
import { nullRecorder } from './null-recorder.ts';
import { type OpenNetwork, openNetwork } from './open-network.ts';
import { openWorkspace } from './open-workspace.ts';
import type { SendCommand } from './send-arguments.ts';
import { sendExitCode } from './send-exit-code.ts';
import type { CommandHost, Terminal } from './terminal.ts';
import { withEnvironments } from './with-environments.ts';

/** Sends one event once and prints its outcome. */
export async function send(command: SendCommand, host: CommandHost): Promise<Found<ExitCode>> {
  const opened = command.file === null ? found(null) : await openWorkspace(command.file);
  if (!opened.ok) return opened;
  const workspace = opened.value;
  return withEnvironments(command.sending.place, workspace?.environments ?? [], async (environments) => {
    const place = choosePlace(command.sending, environments, host.env);
    if (!place.ok) return place;
    const draft = draftOf(command, workspace);
    if (!draft.ok) return draft;
    const network = openNetwork(place.value, host.env, (says) => host.terminal.err(`${says}\n`));
    if (!network.ok) return network;
    const sources = { workspace: workspace?.variables ?? [], answers: command.sending.answers };
    const order = prepare(draft.value, network.value, sources);
    if (!order.ok) return order;
    const exchange = await sendOnce(order.value, host);
    return found(printOutcome(exchange, command, host.terminal));
  });
}

function isKey(customerKey: string | null): customerKey is string {
  return customerKey !== null && customerKey.trim() !== '';
}

/** The saved request, with the changes from the command line. */
function draftOf(command: SendCommand, workspace: WorkspaceFile | null): Found<Draft> {
  const { request, uri, properties, customerKey, tid, asPixel } = command;
  let draft: Draft = blankDraft;
  if (request !== null && workspace !== null) {
    const source = chooseSource({ kind: 'request', name: request }, workspace, []);
    if (!source.ok) return source;
    const { value } = source;
    const saved = workspace.requests.find(({ id }) => value.kind === 'request' && id === value.requestId);
    draft = saved?.draft ?? draft;
  }
  const sendAs = asPixel ? 'pixel' : draft.sendAs;
  // A TID is passed on for its own customer only, and not at all in a pixel.
  const isOther = isKey(draft.customerKey) && isKey(customerKey) && !isSameCustomer(draft.customerKey, customerKey);
  if (sendAs === 'event' && draft.tid !== '' && tid === null && isOther)
    return refused(
      exitCode.wrongUse,
      `The TID of “${request}” is for ${draft.customerKey}, not for ${customerKey}. Add --tid TID, or --tid= for a new customer.`,
    );
  return found({
    ...(uri === null ? draft : editUri(draft, uri)),
    properties: properties.reduce(
      (all, { name, value }) => setProperty(all, name, { text: value, json: toJsonValue(value) }),
      draft.properties,
    ),
    customerKey: customerKey ?? draft.customerKey,
    tid: tid ?? draft.tid,
    sendAs,
  });
}

function prepare(
  draft: Draft,
  { place: { environment, siteKey }, connect }: OpenNetwork,
  inputs: Omit<SendInputs, 'draw'>,
): Found<Omit<Order, 'cancel'>> {
  const sentAt = new Date().toISOString();
  const draw = { seed: crypto.randomUUID(), at: sentAt };
  const prepared = prepareSend(draft, { environment, siteKey }, { ...inputs, draw });
  const errors = prepared.problems.filter(({ level }) => level === 'error');
  if (errors.length > 0)
    return refused(exitCode.notStarted, ...errors.map(({ says, why }) => ownWords(`${says}. ${why}`)));
  if (prepared.unanswered.length > 0)
    return refused(
      exitCode.notStarted,
      ...prepared.unanswered.map((question) => `Answer it: --answer "${question}=…"`),
    );
  if (!prepared.reading.ok) return refused(exitCode.notStarted, prepared.reading.problem);
  return found({
    draft: prepared.draft,
    request: prepared.reading.request,
    sentAt,
    environment,
    siteKey,
    connections: connect(environment),
  });
}

async function sendOnce(order: Omit<Order, 'cancel'>, { onInterrupt }: CommandHost): Promise<Exchange> {
  const cancel = new AbortController();
  const says = 'Stopped at once. The event may have been received.';
  const unlisten = onInterrupt(() => cancel.abort(), 1, says);
  try {
    return (await sendRecorded({ ...order, cancel: cancel.signal }, nullRecorder)).exchange;
  } finally {
    unlisten();
    order.connections.close();
  }
}

function printOutcome(exchange: Exchange, { asJson, sending }: SendCommand, { out, err }: Terminal): ExitCode {
  const { result } = exchange;
  if (result.kind === 'under-way') return exitCode.bug;
  const unmet = unmetExpectations(exchange.draft.expectations, factsOf(exchange));
  const code = sendExitCode(exchange, unmet.length > 0);
  if (asJson) out(`${JSON.stringify(exchange, null, 2)}\n`);
  else if (result.kind === 'answered' && result.tid) out(`${result.tid}\n`);
  if (!sending.isQuiet || code !== exitCode.fine) {
    err(`${outcomeWords[result.outcome]} after ${formatDuration(result.timing.totalMs)}. ${tellInOwnWords(exchange)}`);
    err(['', ...unmet.map((says) => `Not as expected: ${says}`), ''].join('\n'));
  }
  return code;
}
