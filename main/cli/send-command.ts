import type { Draft } from '#app/event/draft.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import { unmetByResponse } from '#app/exchange/expectations.ts';
import { outcomeWords } from '#app/exchange/outcome.ts';
import { prepareSend, type SendInputs } from '#app/exchange/prepare.ts';
import { formatDuration } from '#app/quantity.ts';
import { type Order, sendRecorded } from '#main/http/recorded-send.ts';
import { matchAnswers, unansweredWords } from './answers.ts';
import { choosePlace } from './choose-place.ts';
import { ownWords, tellInOwnWords } from './clean-text.ts';
import { type ExitCode, exitCode, type Found, found, refused } from './exit-code.ts';
import { nullRecorder } from './null-recorder.ts';
import { type OpenNetwork, openNetwork } from './open-network.ts';
import { openWorkspace } from './open-workspace.ts';
import { isPlain, plainJson } from './plain.ts';
import type { SendCommand } from './send-arguments.ts';
import { sendExitCode } from './send-exit-code.ts';
import type { CommandHost, Terminal } from './terminal.ts';
import { checkTid, savedDraft, typedDraft, unsentTid } from './typed-draft.ts';
import { withEnvironments } from './with-environments.ts';

/** Said of a TID that another program would read as several lines, or a terminal would obey. */
const unusableTid = "The TID contains control characters, so it can't be used for the next event and isn't printed.";

/** Sends one event once and prints its outcome. */
export async function send(command: SendCommand, host: CommandHost): Promise<Found<ExitCode>> {
  const opened = command.file === null ? found(null) : await openWorkspace(command.file);
  if (!opened.ok) return opened;
  const workspace = opened.value;
  return withEnvironments(command.sending.place, workspace?.environments ?? [], async (environments) => {
    const place = choosePlace(command.sending, environments, host.env);
    if (!place.ok) return place;
    const saved = savedDraft(command, workspace);
    if (!saved.ok) return saved;
    const draft = typedDraft(saved.value, command);
    const answers = matchAnswers(command.sending.answers, [draft]);
    if (!answers.ok) return answers;
    const draw = { seed: crypto.randomUUID(), at: new Date().toISOString() };
    const inputs = { workspace: workspace?.variables ?? [], answers: answers.value, draw };
    const checked = checkTid(saved.value, draft, { place: place.value, inputs, command });
    if (!checked.ok) return checked;
    const network = openNetwork(place.value, host.env, (says) => host.terminal.err(says));
    if (!network.ok) return network;
    const order = prepare(draft, network.value, inputs);
    if (!order.ok) return order;
    if (draft.sendAs === 'pixel' && command.tid !== null && command.tid !== '') host.terminal.err(unsentTid);
    const exchange = await sendOnce(order.value, host);
    return found(printOutcome(exchange, command, host.terminal));
  });
}

function prepare(
  draft: Draft,
  { place: { environment, siteKey }, connect }: OpenNetwork,
  inputs: SendInputs,
): Found<Omit<Order, 'cancel'>> {
  const prepared = prepareSend(draft, { environment, siteKey }, inputs);
  const errors = prepared.problems.filter(({ level }) => level === 'error');
  if (errors.length > 0)
    return refused(exitCode.notStarted, ...errors.map(({ says, why }) => ownWords(`${says}. ${why}`)));
  if (prepared.unanswered.length > 0) return refused(exitCode.notStarted, ...prepared.unanswered.map(unansweredWords));
  if (!prepared.reading.ok) return refused(exitCode.notStarted, prepared.reading.problem);
  return found({
    draft: prepared.draft,
    request: prepared.reading.request,
    sentAt: inputs.draw.at,
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
  const unmet = unmetByResponse(exchange) ?? [];
  const code = sendExitCode(exchange, unmet.length > 0);
  const tid = result.kind === 'answered' ? result.tid : null;
  if (asJson) out(`${plainJson(exchange, 2)}\n`);
  else if (tid && isPlain(tid)) out(`${tid}\n`);
  if (!sending.isQuiet || code !== exitCode.fine) {
    err(`${outcomeWords[result.outcome]} after ${formatDuration(result.timing.totalMs)}. ${tellInOwnWords(exchange)}`);
    if (tid !== null && !isPlain(tid)) err(unusableTid);
    for (const says of unmet) err(`Not as expected: ${says}`);
  }
  return code;
}
