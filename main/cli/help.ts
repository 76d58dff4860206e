import { exitCode } from './exit-code.ts';
import { type Option, runOptions, sendOptions } from './options.ts';

export type HelpTopic = 'all' | 'run' | 'send';

const interrupted = `  ${exitCode.interrupted}  stopped by Ctrl+C`;
const sharedCodes = `  ${exitCode.wrongUse}    the command was wrong, or a proxy can't be read; nothing was sent
  ${exitCode.file}    a file can't be read, or a report can't be written
  ${exitCode.notStarted}    not confirmed, faulty events, or unanswered questions; nothing was sent`;

const runCodes = `Exit codes
  ${exitCode.fine}    every event was answered, and every expectation was met
  ${exitCode.notFine}    some failed, may or may not have been received, were left out, or missed an expectation
${sharedCodes}
  ${exitCode.damagedData}    the data file ends in the middle; nothing was sent
${interrupted}`;

const sendCodes = `Exit codes
  ${exitCode.fine}    received, with a tid; or all expectations of the request were met
  ${exitCode.notFine}    an expectation was not met, or the server has a problem of its own
${sharedCodes}
  ${exitCode.withoutTid}   received, without a tid
  ${exitCode.unreadableAnswer}   received, but the answer can't be read
  ${exitCode.refused}   refused
  ${exitCode.notSent}   not sent: the server wasn't reached or isn't trusted; safe to repeat
  ${exitCode.unknown}   sent, but no whole answer came; it may have been received
${interrupted}`;

const all = `Sends customer events to Medallia Experience Orchestration, as the app Tidings does.

Usage
  tidings run FILE …    run requests of a workspace file, once for each row of data
  tidings send …        send one event
  tidings help run      what run can do; the same for send

FILE is a workspace file (.tidings) that the app exported, with its environments.
“tidings help run” and “tidings help send” list the exit codes.
`;

const network = `Network
  An environment says which proxy and certificates it uses; where it does not, HTTPS_PROXY, HTTP_PROXY and NO_PROXY do.
  TIDINGS_PROXY_PASSWORD goes to the proxy that TIDINGS_PROXY or HTTPS_PROXY names, with its user, and to no other.
  TIDINGS_CERTIFICATE (a PFX or PEM file) and TIDINGS_CERTIFICATE_PASSWORD give a client certificate;
  NODE_EXTRA_CA_CERTS and SSL_CERT_FILE give more authorities to trust.`;

const run = `Runs requests of a workspace file, once for each row of data.

Usage
  tidings run FILE --environment NAME (--request NAME | --folder NAME | --storyboard NAME) [options]

Options
${formatOptions(runOptions)}

Values
  Each column is a variable of its own name, unless --map puts it elsewhere. The narrowest value wins: that of the row,
  then --var, then TIDINGS_VAR_name from the process environment, then the file. Keep secrets in TIDINGS_VAR_name: what
  stands on a command line can be read by others. Times are written 200ms, 2s or 1min.

${network}

Ctrl+C starts nothing more, finishes what is under way and writes the reports. A second one breaks off what is
under way. While reports are written, a second one stops at once. Before the first event, the first one does.
A value that begins with a dash is joined to its option: --var=NAME=-1.

Examples
  tidings run spring.tidings --practice --folder Spring
  tidings run spring.tidings -e UAT -r "Book a test drive" -d rows.csv --map email=@ck --map city=town
  tidings run spring.tidings -e UAT --folder Smoke --reporter junit,html --out reports --in-flight 8 --yes

${runCodes}
`;

const send = `Sends one event, once, and says what came back.

Usage
  tidings send FILE --request NAME --environment NAME [options]
  tidings send --uri URI --server NAME --site-key KEY [options]

Options
${formatOptions(sendOptions)}

A value that begins with a dash is joined to its option: --ck=-000345. --server takes a whole endpoint address too, with
its site key and tid. Standard output has the tid of the answer, or with --json the whole exchange; words go to standard error.

${network}

Examples
  tidings send --practice --uri assist://salescloud/testdrive/book --ck ada@example.com -p channel=phone
  tidings send spring.tidings -r "Book a test drive" -e UAT --ck 000345 --yes
  tid=$(tidings send -q --practice -u web://shop/basket --ck 1) && tidings send --practice -u web://shop/pay --tid "$tid"

${sendCodes}
`;

/** The help on a command, or on all. */
export function helpOn(topic: HelpTopic): string {
  return { all, run, send }[topic];
}

function formatOptions(options: Readonly<Record<string, Option>>): string {
  const names = Object.entries(options).map(([name, { short, value }]) =>
    [short === undefined ? '    ' : `-${short}, `, `--${name}`, value === undefined ? '' : ` ${value}`].join(''),
  );
  const width = Math.max(...names.map(({ length }) => length)) + 2;
  return Object.values(options)
    .map((option, index) => `  ${(names[index] ?? '').padEnd(width)}${option.help}`)
    .join('\n');
}
