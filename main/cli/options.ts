/** An option of a command, as it is parsed and as the help shows it. */
export type Option = {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  readonly short?: string;
  /** The placeholder for its value in the help; a switch has none. */
  readonly value?: string;
  readonly help: string;
};

type Options = Readonly<Record<string, Option>>;

const help = { type: 'boolean', short: 'h', help: 'Show this help.' } as const satisfies Option;
const quiet = { type: 'boolean', short: 'q', help: 'Say nothing but what went wrong.' } as const satisfies Option;

/** Where to send, for both commands. */
const place = {
  environment: { type: 'string', short: 'e', value: 'NAME', help: 'The environment of the file to send to.' },
  practice: { type: 'boolean', help: 'Send to a practice server that is started for this command alone.' },
  'site-key': {
    type: 'string',
    value: 'KEY',
    help: 'The site key, or its label. Needed where the environment has several.',
  },
  yes: { type: 'boolean', short: 'y', help: 'Confirm: needed for environments that ask before sending.' },
  'time-out': { type: 'string', value: 'TIME', help: 'Deadline of each event. Default: that of the environment.' },
} as const satisfies Options;

const values = {
  var: {
    type: 'string',
    multiple: true,
    value: 'NAME=VALUE',
    help: 'Value of {{NAME}}. May be given again and again.',
  },
  answer: {
    type: 'string',
    multiple: true,
    value: 'QUESTION=TEXT',
    help: 'Answer to a {{?QUESTION}} of the events.',
  },
} as const satisfies Options;

export const runOptions = {
  request: {
    type: 'string',
    short: 'r',
    value: 'NAME',
    help: 'Run this saved request. “Folder/Name” where names repeat.',
  },
  folder: { type: 'string', value: 'NAME', help: 'Run all requests of this folder, those in its folders too.' },
  storyboard: { type: 'string', value: 'NAME', help: 'Run the events of this storyboard, in their order.' },
  ...place,
  data: {
    type: 'string',
    short: 'd',
    value: 'ROWS',
    help: 'Rows of CSV, TSV or JSON: the events once for each row. “-” reads standard input.',
  },
  format: {
    type: 'string',
    value: 'KIND',
    help: 'csv, semicolon, tsv, pipe, json or json-lines. Default: found by the first rows.',
  },
  'no-header': {
    type: 'boolean',
    help: 'The first row is data. Columns are then called Column 1, Column 2, and so on.',
  },
  'accept-damaged': { type: 'boolean', help: 'Send what is there of rows that end in the middle.' },
  map: {
    type: 'string',
    multiple: true,
    value: 'COLUMN=WHERE',
    help: 'Put a column into a variable, or into @ck, @tid or @property:NAME.',
  },
  ...values,
  'in-flight': { type: 'string', value: 'COUNT', help: 'How many may be under way at once, 1 to 64. Default: 1.' },
  rate: { type: 'string', value: 'COUNT', help: 'Begin at most so many events a second.' },
  pause: { type: 'string', value: 'TIME', help: 'Wait between events, as 200ms or 2s.' },
  jitter: { type: 'string', value: 'TIME', help: 'By how much the wait varies either way.' },
  iterations: { type: 'string', value: 'COUNT', help: 'Go through everything so many times. Default: 1.' },
  'stop-on-failure': { type: 'boolean', help: 'End at the first event that fails or misses an expectation.' },
  'new-visitors': { type: 'boolean', help: 'Do not continue the tid of a customer from event to event.' },
  'leave-out-faulty': {
    type: 'boolean',
    help: 'Skip events that cannot be sent; else they keep the run from starting.',
  },
  reporter: { type: 'string', value: 'KINDS', help: 'Reports to write: junit,html,json,csv. Needs --out.' },
  out: {
    type: 'string',
    short: 'o',
    value: 'FOLDER',
    help: 'Where reports go. It is made if it is not there, and checked before anything is sent.',
  },
  'mask-customers': {
    type: 'boolean',
    help: 'Mask customer keys in the reports. TIDs stay: Monitoring knows events by them.',
  },
  'escape-formulas': {
    type: 'boolean',
    help: 'Put an apostrophe before cells of the CSV that a spreadsheet would run.',
  },
  quiet,
  help,
} as const satisfies Options;

export const sendOptions = {
  request: { type: 'string', short: 'r', value: 'NAME', help: 'Send this saved request of the file.' },
  uri: { type: 'string', short: 'u', value: 'URI', help: 'The uri of the event, instead of that of the request.' },
  property: {
    type: 'string',
    short: 'p',
    multiple: true,
    value: 'NAME=VALUE',
    help: 'A property of the event. May be given again and again.',
  },
  ck: { type: 'string', value: 'KEY', help: 'The customer key.' },
  tid: { type: 'string', value: 'TID', help: 'The tid of an earlier answer: the event is the same customer’s.' },
  ...place,
  server: { type: 'string', short: 's', value: 'NAME', help: 'Send to this server, instead of to an environment.' },
  ...values,
  json: { type: 'boolean', help: 'Print the whole exchange as JSON.' },
  quiet,
  help,
} as const satisfies Options;
