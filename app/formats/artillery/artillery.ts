import type { HttpRequest } from '#app/exchange/request.ts';
import { formatCount, formatDuration } from '#app/quantity.ts';
import type { Pace } from '#app/runs/pace.ts';
import { quoteCell } from '#app/text/csv-cell.ts';

/** What a project for Artillery is made of, besides the requests themselves. */
export type ArtilleryRun = {
  readonly name: string;
  readonly environment: { readonly name: string; readonly timeoutMs: number };
  /** One of the requests: all go to its server and have its headers. */
  readonly first: HttpRequest;
  readonly count: number;
  readonly pace: Pace;
};

/** How many events begin in a second where the run has neither a rate nor a pause. */
const usualPerSecond = 10;

/** The first line of `payload.csv`; a line of `formatArtilleryRow` for each event follows. */
export const artilleryPayloadHead = 'path,body\n';

/** The headers that Artillery's client adds. */
const ownHeaders: ReadonlySet<string> = new Set(['host', 'content-length', 'connection']);

/**
 * The line of `payload.csv` for one event: path and body as Send would send them. They are exact and not a template,
 * because Artillery puts values into JSON without escaping them.
 */
export function formatArtilleryRow({ url, body }: HttpRequest): string {
  return `${quoteCell(pathOf(url))},${quoteCell(body)}\n`;
}

/** The files of a project that Artillery 2 runs as is, except for `payload.csv`, which may be too long for one text. */
export function formatArtilleryProject(run: ArtilleryRun): Readonly<Record<'artillery.yml' | 'README.md', string>> {
  return { 'artillery.yml': formatScript(run), 'README.md': formatReadme(run) };
}

function formatScript({ name, environment, first, count, pace }: ArtilleryRun): string {
  const headers = first.headers.filter((header) => !ownHeaders.has(header.name.toLowerCase()));
  return `config:
  target: ${JSON.stringify(first.url.slice(0, -pathOf(first.url).length))}
  http:
    timeout: ${(pace.timeoutMs ?? environment.timeoutMs) / 1_000}
  phases:
    # As many arrivals as payload.csv has events. To go faster, shorten the duration; leave the count.
    - name: ${JSON.stringify(name)}
      arrivalCount: ${count}
      duration: ${JSON.stringify(`${count * everyMs(pace)}ms`)}
  payload:
    - path: payload.csv
      fields:
        - path
        - body
      order: sequence
      skipHeader: true
      # Texts stay texts: 000345 is a customer key and no number.
      cast: false
scenarios:
  - name: ${JSON.stringify(name)}
    flow:
      - post:
          url: "{{ path }}"
          headers:
${headers.map((header) => `            ${header.name}: ${JSON.stringify(header.value)}`).join('\n')}
          body: "{{ body }}"
          # A redirect would carry personal data elsewhere.
          followRedirect: false
`;
}

function formatReadme({ name, environment, count, pace }: ArtilleryRun): string {
  return `# ${name.replace(/\s+/g, ' ')}

${formatCount(count, 'event')} for ${environment.name}, one every ${formatDuration(everyMs(pace))}, made by Tidings for Artillery 2.

**Ask first.** A load test against MXO needs the consent of Medallia, and each event may count against your licence.
\`payload.csv\` holds the customer keys of your data: keep it as carefully as the data.

## Run it

    npx artillery@2.0.34 run artillery.yml

Artillery wants Node 22.18 or newer. Set \`ARTILLERY_DISABLE_TELEMETRY=true\` if Artillery must not report its use. On Fargate or Lambda:

    npx artillery@2.0.34 run-fargate artillery.yml --count 1 --region eu-west-1
    npx artillery@2.0.34 run-lambda artillery.yml --count 1 --region eu-west-1

There **every worker goes through the whole list**: with \`--count 4\` each event is sent four times. To spread the events
over four machines, so that each is sent once, export four runs, each with a quarter of the data.

## What is the same as in Tidings, and what is not

- Each event is sent once, with the path and the body that Tidings would send, byte for byte.
- Dynamic values such as \`{{$guid}}\` were drawn when this was exported: a second run sends the same values again.
- Each event has the tid of its data. The tid of an answer is not carried to the customer's next event, and the events of
  one customer may overtake each other.
- Artillery starts events at a rate, whether or not those before were answered: “in flight” has no counterpart.
- Expectations and reports stay in Tidings. Artillery counts the HTTP status: a refusal in the body counts as a success.
`;
}

/** The time between two events, in whole milliseconds: Artillery loses the last arrival where that is not whole. */
function everyMs({ perSecond, pauseMs }: Pace): number {
  const byRate = perSecond === null ? 0 : Math.ceil(1_000 / perSecond);
  const every = Math.max(byRate, pauseMs);
  return every === 0 ? 1_000 / usualPerSecond : every;
}

function pathOf(url: string): string {
  return url.replace(/^https?:\/\/[^/]*/, '');
}
