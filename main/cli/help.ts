import { exitCode } from './exit-code.ts';
import { type Option, practiceOptions, runOptions, sendOptions } from './options.ts';

const topics = ['run', 'send', 'practice'] as const;

export type HelpTopic = 'all' | (typeof topics)[number];

/** The topic of a word; that of all for any other word. */
export function topicOf(word: string | undefined): HelpTopic {
  return topics.find((topic) => topic === word) ?? 'all';
}

const interrupted = `  ${exitCode.interrupted}  stopped by Ctrl+C`;
const sharedCodes = `  ${exitCode.wrongUse}    the command was wrong, or a proxy address can't be read; nothing was sent
  ${exitCode.file}    a file can't be read, or a report or the output can't be written
  ${exitCode.notStarted}    not confirmed, invalid events, or unanswered questions; nothing was sent`;

const runCodes = `Exit codes
  ${exitCode.fine}    every event was answered, and every expectation was met
  ${exitCode.notFine}    some events failed, may have been received, were skipped, or missed an expectation
${sharedCodes}
  ${exitCode.damagedData}    the data file is incomplete; nothing was sent
${interrupted}`;

const sendCodes = `Exit codes
  ${exitCode.fine}    received with a TID, or all expectations were met by a readable response; an error must itself be expected
  ${exitCode.notFine}    an expectation was not met, or the server had an error
${sharedCodes}
  ${exitCode.withoutTid}   received, without a TID
  ${exitCode.unreadableAnswer}   a server accepted it, but its response can't be read
  ${exitCode.refused}   refused
  ${exitCode.notSent}   not sent: the server wasn't reached or isn't trusted; you can safely send again
  ${exitCode.unknown}   sent, but no valid response arrived; it may have been received
${interrupted}`;

const all = `Sends customer events to Medallia Experience Orchestration, like the Tidings app.

Usage
  tidings run FILE …    run requests of a workspace file, once for each row of data
  tidings send …        send one event
  tidings practice      run the practice server, without the app
  tidings help run      show the options of run; also for send and practice

FILE is a workspace file (.tidings), exported from the app with its environments.
The help of a command also lists its exit codes.
`;

const network = `Network
  Each environment uses its own proxy and certificates. If it sets no proxy, HTTPS_PROXY, HTTP_PROXY and NO_PROXY apply.
  TIDINGS_PROXY_PASSWORD is sent only to the proxy and user in TIDINGS_PROXY, or else in HTTPS_PROXY.
  TIDINGS_CERTIFICATE (a PFX or PEM file) and TIDINGS_CERTIFICATE_PASSWORD set a client certificate.
  NODE_EXTRA_CA_CERTS and SSL_CERT_FILE add authorities to trust.`;

const run = `Runs requests of a workspace file, once for each row of data.

Usage
  tidings run FILE --environment NAME (--request NAME | --folder NAME | --storyboard NAME) [options]

Options
${formatOptions(runOptions)}

Values
  Each column becomes a variable with its name, unless --map changes that. Values take precedence in this order:
  the row, --var, TIDINGS_VAR_name from the process environment, the file. Keep secrets in TIDINGS_VAR_name, because
  others can read the command line. Write times as 200ms, 2s or 1min.

${network}

Ctrl+C starts no more events, finishes those in progress and writes the reports. Press it again to cancel the events
in progress. While reports are written, press it again to stop at once. Before the first event, it stops at once.
Join a value that starts with a dash to its option: --var=NAME=-1.

Examples
  tidings run spring.tidings --practice --folder Spring
  tidings run spring.tidings -e UAT -r "Book a test drive" -d rows.csv --map email=@ck --map city=town
  tidings run spring.tidings -e UAT --folder Smoke --reporter junit,html --out reports --in-flight 8 --yes

${runCodes}
`;

const send = `Sends one event, once, and shows the response.

Usage
  tidings send FILE --request NAME --environment NAME [options]
  tidings send --uri URI --server NAME --site-key KEY [options]

Options
${formatOptions(sendOptions)}

Join a value that starts with a dash to its option: --ck=-000345. --server also accepts a full endpoint address,
with its site key and TID. Standard output contains the TID of the response, or with --json the whole exchange.
Messages go to standard error.

${network}

Examples
  tidings send --practice --uri assist://salescloud/testdrive/book --ck ada@example.com -p channel=phone
  tidings send spring.tidings -r "Book a test drive" -e UAT --ck 000345 --yes
  tid=$(tidings send -q --practice -u web://shop/basket --ck 1) && tidings send --practice -u web://shop/pay --tid "$tid"

${sendCodes}
`;

const practice = `Runs the practice server of the app without the app, for pipelines and training. It stores nothing.

Usage
  tidings practice [options]

Options
${formatOptions(practiceOptions)}

Each site key of Practice has its own outcome, as in the app; any other one is answered like MXO does. Received events
go to standard output, one a line; all else goes to standard error. Other programs can ask it:
  GET /practice/events         the last 500 events that it received; with ?ck=KEY those of one customer
  POST /practice/reset         forget them, and begin the scenario again
Web pages can't ask it. With --host, everyone who can reach that address can send to it and ask it. They call it by an
IP address, by the host name of this computer or by the name that --host gives. Other names are refused.

Scenario
  {"answers": [{"status": 503, "times": 2}, {"status": 200, "late": 2, "tid": "rotate"}]}
  Answers come in this order; one without “times” is given to all later calls. See docs/command-line.md.

Examples
  tidings practice --json > events.jsonl
  tidings practice --port 9000 --scenario trouble.json
  tidings send -s http://127.0.0.1:8377 --site-key ONE-PRACTICE01-0200 -u assist://a/b --ck ada@example.com

Exit codes
  ${exitCode.fine}    stopped by Ctrl+C
  ${exitCode.wrongUse}    the command was wrong
  ${exitCode.file}    the scenario can't be read
  ${exitCode.notStarted}    the port or the address can't be used
`;

/** The help on a command, or on all. */
export function helpOn(topic: HelpTopic): string {
  return { all, run, send, practice }[topic];
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
