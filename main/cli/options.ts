/** An option of a command, as it is parsed and as the help shows it. */
export type Option = {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** Joined to its option, an empty value means that there is none. */
  readonly mayBeEmpty?: boolean;
  readonly short?: string;
  /** The placeholder for its value in the help; a switch has none. */
  readonly value?: string;
  readonly help: string;
};

type Options = Readonly<Record<string, Option>>;

const help = { type: 'boolean', short: 'h', help: 'Show this help.' } as const satisfies Option;
const quiet = { type: 'boolean', short: 'q', help: 'Show errors only.' } as const satisfies Option;

/** Where to send, for both commands. */
const place = {
  environment: { type: 'string', short: 'e', value: 'NAME', help: 'Send to this environment of the file.' },
  practice: { type: 'boolean', help: 'Send to a practice server, started only for this command.' },
  'site-key': {
    type: 'string',
    value: 'KEY',
    help: 'The site key, or its label. Required if the environment has several.',
  },
  yes: { type: 'boolean', short: 'y', help: 'Confirm sending. Required for environments that ask before sending.' },
  'time-out': { type: 'string', value: 'TIME', help: 'The timeout for each event. Default: the environment’s.' },
} as const satisfies Options;

const values = {
  var: {
    type: 'string',
    multiple: true,
    value: 'NAME=VALUE',
    help: 'The value of {{NAME}}. Can be repeated.',
  },
  answer: {
    type: 'string',
    multiple: true,
    value: 'QUESTION=TEXT',
    help: 'The answer to a {{?QUESTION}} in the events. Can be repeated.',
  },
} as const satisfies Options;

export const runOptions = {
  request: {
    type: 'string',
    short: 'r',
    value: 'NAME',
    help: 'Run this saved request. Use “Folder/Name” if the name is not unique.',
  },
  folder: { type: 'string', value: 'NAME', help: 'Run all requests in this folder and its subfolders.' },
  storyboard: { type: 'string', value: 'NAME', help: 'Run the events of this storyboard in order.' },
  ...place,
  data: {
    type: 'string',
    short: 'd',
    value: 'ROWS',
    help: 'A CSV, TSV, JSON or .xlsx file. Events are sent once per row. “-” is standard input.',
  },
  format: {
    type: 'string',
    value: 'KIND',
    help: 'csv, semicolon, tsv, pipe, json or json-lines. Default: detected from the first rows.',
  },
  header: {
    type: 'boolean',
    help: 'The first row has the names of the columns. Default: detected from the first rows.',
  },
  'no-header': {
    type: 'boolean',
    help: 'The first row is data. The columns are named Column 1, Column 2, and so on.',
  },
  encoding: {
    type: 'string',
    value: 'NAME',
    help: 'The text encoding, for example windows-1250 or shift_jis. Default: detected.',
  },
  sheet: {
    type: 'string',
    value: 'NAME',
    help: 'The sheet of an Excel workbook. Default: the first one that is not hidden.',
  },
  'header-row': {
    type: 'string',
    value: 'NUMBER',
    help: 'The row of an Excel workbook with the names of the columns. Default: detected.',
  },
  dates: {
    type: 'string',
    value: 'STYLE',
    help: 'How dates of an Excel workbook are read: shown (the way Excel shows them) or iso.',
  },
  'accept-damaged': { type: 'boolean', help: 'Send the rows of an incomplete data file.' },
  map: {
    type: 'string',
    multiple: true,
    value: 'COLUMN=WHERE',
    help: 'A column as a variable, @ck, @tid, @property:, @number:, @boolean: or @json:NAME.',
  },
  ...values,
  'in-flight': {
    type: 'string',
    value: 'COUNT',
    help: 'How many events to send at the same time, 1 to 64. Default: 1, or 8 with --speed.',
  },
  rate: { type: 'string', value: 'COUNT', help: 'Send at most this many events per second.' },
  pause: { type: 'string', value: 'TIME', help: 'Wait between events, for example 200ms or 2s.' },
  jitter: { type: 'string', value: 'TIME', help: 'Vary the wait randomly by up to this time.' },
  speed: {
    type: 'string',
    value: 'FACTOR',
    help: 'Keep a storyboard’s pauses, 1 to 100 times as fast. Without it, nothing waits for them.',
  },
  'least-gap': { type: 'string', value: 'TIME', help: 'With --speed: the shortest time between two events.' },
  'most-gap': { type: 'string', value: 'TIME', help: 'With --speed: the longest pause, for example 10s.' },
  iterations: { type: 'string', value: 'COUNT', help: 'Repeat everything this many times. Default: 1.' },
  'stop-on-failure': { type: 'boolean', help: 'Stop at the first event that fails or misses an expectation.' },
  'new-visitors': { type: 'boolean', help: 'Do not pass a customer’s TID from event to event.' },
  'leave-out-faulty': {
    type: 'boolean',
    help: 'Skip events that cannot be sent. Without it, the run does not start.',
  },
  reporter: { type: 'string', value: 'KINDS', help: 'The reports to write: junit,html,json,csv. Requires --out.' },
  out: {
    type: 'string',
    short: 'o',
    value: 'FOLDER',
    help: 'The folder for the reports. Created if needed, and checked before anything is sent.',
  },
  'mask-customers': {
    type: 'boolean',
    help: 'Mask customer keys in the reports. TIDs stay, because you need them in Monitoring.',
  },
  'escape-formulas': {
    type: 'boolean',
    help: 'Add an apostrophe to CSV cells that a spreadsheet would run as a formula.',
  },
  quiet,
  help,
} as const satisfies Options;

export const sendOptions = {
  request: { type: 'string', short: 'r', value: 'NAME', help: 'Send this saved request from the file.' },
  uri: { type: 'string', short: 'u', value: 'URI', help: 'The URI of the event, instead of the request’s.' },
  property: {
    type: 'string',
    short: 'p',
    multiple: true,
    value: 'NAME=VALUE',
    help: 'A property of the event. Can be repeated.',
  },
  ck: { type: 'string', mayBeEmpty: true, value: 'KEY', help: 'The customer key. --ck= sends none.' },
  tid: {
    type: 'string',
    mayBeEmpty: true,
    value: 'TID',
    help: 'The TID from an earlier response, for the same customer. --tid= sends none.',
  },
  ...place,
  server: { type: 'string', short: 's', value: 'NAME', help: 'Send to this server instead of an environment.' },
  ...values,
  pixel: { type: 'boolean', help: 'Send it as a tracking pixel: a GET that gets no TID.' },
  json: { type: 'boolean', help: 'Print the whole exchange as JSON.' },
  quiet,
  help,
} as const satisfies Options;

export const practiceOptions = {
  port: { type: 'string', value: 'NUMBER', help: 'The port to listen on. 0 chooses a free one. Default: 8377.' },
  host: {
    type: 'string',
    value: 'ADDRESS',
    help: 'The address to listen on. Default: 127.0.0.1, for this computer only.',
  },
  scenario: { type: 'string', value: 'FILE', help: 'A JSON file that says what is answered, call by call.' },
  json: { type: 'boolean', help: 'Print each received event as a line of JSON.' },
  help,
} as const satisfies Options;
