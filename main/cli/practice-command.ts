import { foldKey } from '#app/event/customer-key.ts';
import type { PracticeEvent } from '#app/practice/practice-event.ts';
import { playScenario, readScenario, type Scenario } from '#app/practice/scenario.ts';
import { formatCount } from '#app/quantity.ts';
import type { PracticeServer } from '#main/practice/practice-server.ts';
import { type ExitCode, exitCode, type Found, found, refused } from './exit-code.ts';
import { plain, plainJson } from './plain.ts';
import type { PracticeCommand } from './practice-arguments.ts';
import { readJsonFile } from './read-json-file.ts';
import type { CommandHost, Terminal } from './terminal.ts';

/** Runs the practice server until it is interrupted. Events go to standard output, all else to standard error. */
export async function practise(command: PracticeCommand, host: CommandHost): Promise<Found<ExitCode>> {
  const scenario = command.scenario === null ? found(null) : await openScenario(command.scenario);
  if (!scenario.ok) return scenario;
  const counts = { answered: 0, received: 0 };
  const server = await start(command, { scenario: scenario.value, terminal: host.terminal, counts });
  if (!server.ok) return server;
  const address = `http://${command.host.includes(':') ? `[${command.host}]` : command.host}:${server.value.port}`;
  host.terminal.err(`The practice server listens on ${address}. Stop it with Ctrl+C.`);
  await new Promise<void>((stop) => {
    host.onInterrupt(stop, 1, 'Stopped.');
    if (host.isAsked()) stop();
  });
  await server.value.stop();
  const { answered, received } = counts;
  host.terminal.err(`Stopped. ${formatCount(answered, 'call')}: ${received} received, ${answered - received} not.`);
  return found(exitCode.fine);
}

async function openScenario(file: string): Promise<Found<Scenario>> {
  const read = await readJsonFile(file);
  if (read === null) return refused(exitCode.file, `${file} could not be read.`);
  const reading = readScenario(read.json);
  return reading.ok ? found(reading.scenario) : refused(exitCode.file, `${file} is no scenario.`, ...reading.says);
}

type Playing = {
  readonly scenario: Scenario | null;
  readonly terminal: Terminal;
  readonly counts: { answered: number; received: number };
};

async function start(
  { port, host, asJson }: PracticeCommand,
  { scenario, terminal, counts }: Playing,
): Promise<Found<PracticeServer>> {
  const play = scenario === null ? null : playScenario(scenario);
  // Its certificates take a while to make, and other commands don’t need it.
  const { startPracticeServer } = await import('#main/practice/practice-server.ts');
  try {
    return found(
      await startPracticeServer({
        port,
        onReceived: (event) => terminal.out(`${asJson ? plainJson(event) : lineOf(event)}\n`),
        now: () => new Date(),
        newId: () => crypto.randomUUID(),
        headless: {
          host,
          answerTo: ({ siteKey, customerKey }) => play?.next({ siteKey, customerKey: foldKey(customerKey) }) ?? null,
          onReset: () => play?.reset(),
          onAnswered: (isReceived) => {
            counts.answered += 1;
            if (isReceived) counts.received += 1;
          },
        },
      }),
    );
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const why = whyNot(code);
    const other = isOfHost(code) ? '--host ADDRESS' : '--port NUMBER';
    const says = `The practice server can’t listen on ${host}:${port}. ${why} Choose another with ${other}.`;
    return refused(exitCode.notStarted, says);
  }
}

function whyNot(code: string): string {
  if (code === 'EADDRINUSE') return 'Another program uses this port.';
  if (code === 'ENOTFOUND') return 'This name was not found.';
  if (code === 'EADDRNOTAVAIL') return 'This address is not one of this computer.';
  return `The system says ${code}.`;
}

/** Whether another port would fail, too: the name isn't known, or the address isn't one of this computer. */
function isOfHost(code: string): boolean {
  return ['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'].includes(code);
}

function lineOf({ receivedAt, siteKey, customerKey, uri, properties, tid }: PracticeEvent): string {
  const rows = properties.map(({ name, value }) => `${name}=${value}`);
  return [receivedAt, siteKey, customerKey === '' ? '-' : customerKey, tid, uri, ...rows].map(plain).join('  ');
}
