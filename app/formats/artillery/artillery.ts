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
    # One arrival for each event in payload.csv. To send faster, shorten the duration. Do not change the count.
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
      # Keep values as text: 000345 is a customer key, not a number.
      cast: false
scenarios:
  - name: ${JSON.stringify(name)}
    flow:
      - ${first.method.toLowerCase()}:
          url: "{{ path }}"
          headers:
${headers.map((header) => `            ${header.name}: ${JSON.stringify(header.value)}`).join('\n')}
${first.method === 'GET' ? '' : '          body: "{{ body }}"\n'}          # A redirect would carry personal data elsewhere.
          followRedirect: false
`;
}

function formatReadme({ name, environment, count, pace }: ArtilleryRun): string {
  return `# ${name.replace(/\s+/g, ' ')}

${formatCount(count, 'event')} for ${environment.name}, one every ${formatDuration(everyMs(pace))}. Exported by Tidings for Artillery 2.

**Ask first.** A load test against MXO requires Medallia's permission, and each event may count against your licence.
\`payload.csv\` contains the customer keys of your data. Protect it like the data.

## Run it

    npx artillery@2.0.34 run artillery.yml

Artillery requires Node 22.18 or newer. Set \`ARTILLERY_DISABLE_TELEMETRY=true\` to turn off its usage reports. On Fargate or Lambda:

    npx artillery@2.0.34 run-fargate artillery.yml --count 1 --region eu-west-1
    npx artillery@2.0.34 run-lambda artillery.yml --count 1 --region eu-west-1

There, **every worker sends the whole list**: with \`--count 4\` each event is sent four times. To spread the events
over four machines and send each event once, export four runs, each with a quarter of the data.

## Differences from Tidings

- Each event is sent once, with exactly the same path and body as from Tidings.
- Dynamic values such as \`{{$guid}}\` were filled in during the export. A second run sends the same values again.
- Each event has the TID of its data. The TID of a response is not used for the customer's next event, and the events of
  one customer may arrive in a different order.
- Artillery starts events at a fixed rate and does not wait for responses, so there is no limit of events in flight.
- The recorded time between events, or the pauses of a storyboard, are not kept.
- Expectations and reports stay in Tidings. Artillery only checks the HTTP status, so a refusal in the body counts as a success.
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
