import { exitCode } from './exit-code.ts';
import { type Option, runOptions, sendOptions } from './options.ts';

export type HelpTopic = 'all' | 'run' | 'send';

const codes = `Exit codes
  ${exitCode.fine}    every event was answered, every expectation met
  ${exitCode.notFine}    some failed, are of unknown fate, were left out, or missed an expectation
  ${exitCode.wrongUse}    the command was wrong; nothing was sent
  ${exitCode.file}    a file could not be read, or a report not be written
  ${exitCode.notStarted}    it could not be started: not confirmed, faulty events, unanswered questions; nothing was sent
  ${exitCode.interrupted}  stopped by Ctrl+C; events under way were finished and the reports written`;

const all = `Sends customer events to Medallia Experience Orchestration, as the app Tidings does.

Usage
  tidings run FILE …    run requests of a workspace file, once for each row of data
  tidings send …        send one event
  tidings help run      what run can do; the same for send

FILE is a workspace file (.tidings) that the app exported, with its environments.

${codes}
`;

const network = `Network
  An environment says which proxy and certificates it uses; where it does not, HTTPS_PROXY, HTTP_PROXY and NO_PROXY do.
  TIDINGS_PROXY_PASSWORD, TIDINGS_CERTIFICATE (a PFX or PEM file) and TIDINGS_CERTIFICATE_PASSWORD give the secrets.`;

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

Ctrl+C begins nothing more and finishes what is under way; a second one breaks that off too.

Examples
  tidings run spring.tidings --practice --folder Spring
  tidings run spring.tidings -e UAT -r "Book a test drive" -d rows.csv --map email=@ck --map city=town
  tidings run spring.tidings -e UAT --folder Smoke --reporter junit,html --out reports --in-flight 8 --yes

${codes}
`;

const send = `Sends one event, once, and says what came back.

Usage
  tidings send FILE --request NAME --environment NAME [options]
  tidings send --uri URI --server NAME --site-key KEY [options]

Options
${formatOptions(sendOptions)}

Standard output has the tid of the answer, or with --json the whole exchange; words go to standard error.

${network}

Examples
  tidings send --practice --uri assist://salescloud/testdrive/book --ck ada@example.com -p channel=phone
  tidings send spring.tidings -r "Book a test drive" -e UAT --ck 000345 --yes
  tid=$(tidings send -q --practice -u web://shop/basket --ck 1) && tidings send --practice -u web://shop/pay --tid "$tid"

${codes}
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
