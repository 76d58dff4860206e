import type { NotTaken } from '#app/formats/import/found.ts';
import type { Argument } from './powershell-command.ts';
import { toText, type Value } from './powershell-value.ts';

const noPassword = 'This API doesn’t use passwords.';
const noPlace = 'Tidings doesn’t have this setting.';

/** The parameters of Invoke-RestMethod and Invoke-WebRequest: whether each takes a value, and why it is not taken. */
const parameters: readonly (readonly [name: string, takesValue: boolean, why?: string])[] = [
  ['Uri', true],
  ['Method', true],
  ['CustomMethod', true],
  ['Headers', true],
  ['Body', true],
  ['ContentType', true],
  ['InFile', true],
  ['Form', true, 'Only text bodies can be imported.'],
  ['Authentication', true, noPassword],
  ['Token', true, noPassword],
  ['Credential', true, noPassword],
  ['UseDefaultCredentials', false, noPassword],
  ['Certificate', true, 'Certificates are chosen in the environment.'],
  ['CertificateThumbprint', true, 'Certificates are chosen in the environment.'],
  ['SkipCertificateCheck', false, 'Certificates are trusted in the environment.'],
  ['Proxy', true, 'Proxies are set in the environment or in Settings.'],
  ['ProxyCredential', true, 'Proxies are set in the environment or in Settings.'],
  ['ProxyUseDefaultCredentials', false, 'Proxies are set in the environment or in Settings.'],
  ['TransferEncoding', true, noPlace],
  ['HttpVersion', true, noPlace],
  ['TimeoutSec', true],
  ['UserAgent', true],
  ['WebSession', true],
  ['SessionVariable', true],
  ['OutFile', true],
  ['ErrorAction', true],
  ['ErrorVariable', true],
  ['MaximumRedirection', true],
  ['MaximumRetryCount', true],
  ['RetryIntervalSec', true],
  ['StatusCodeVariable', true],
  ['ResponseHeadersVariable', true],
  ['SslProtocol', true],
  ['UseBasicParsing', false],
  ['DisableKeepAlive', false],
  ['SkipHttpErrorCheck', false],
  ['SkipHeaderValidation', false],
  ['PassThru', false],
  ['Verbose', false],
];

/** Whether a command is one of those that send a request, under any of their names. */
export function isRequestCommand(name: string, input: readonly Argument[]): boolean {
  if (/^(invoke-restmethod|invoke-webrequest|irm|iwr)$/i.test(name)) return true;
  // In Windows PowerShell, `curl` and `wget` are names of Invoke-WebRequest.
  return (
    /^(curl|wget)$/i.test(name) &&
    input.some(({ bare }) => /^-(uri|method|body|headers|contenttype)$/i.test(bare ?? ''))
  );
}

/** Turns such a command into the words of the same curl command. `piped` is what is piped into it. */
export function toCurlWords(input: readonly Argument[], piped: Value, notTaken: NotTaken[]): readonly string[] {
  const { given, unknown } = pairUp(input);
  for (const name of unknown)
    notTaken.push({ what: `The parameter ${name}`, why: 'Tidings doesn’t know this parameter.' });
  for (const [name, , why] of parameters)
    if (why !== undefined && given.has(name)) notTaken.push({ what: `The parameter -${name}`, why });

  const words = ['curl', '--request', toText(given.get('CustomMethod') ?? given.get('Method') ?? 'GET')];
  const headers = given.get('Headers');
  if (headers !== undefined && !(headers instanceof Map))
    notTaken.push({ what: 'The parameter -Headers', why: 'Its table isn’t in this text.' });
  if (headers instanceof Map) for (const [name, value] of headers) words.push('--header', `${name}: ${toText(value)}`);
  if (given.has('ContentType')) words.push('--header', `Content-Type: ${toText(given.get('ContentType') ?? '')}`);
  if (given.has('InFile')) words.push('--data-binary', `@${toText(given.get('InFile') ?? '')}`);
  words.push(...bodyWords(given.get('Body') ?? piped));
  return [...words, '--url', toText(given.get('Uri') ?? '')];
}

/** A table as the body is sent as a form, which is not an event; it is kept so that this can be told. */
function bodyWords(body: Value): readonly string[] {
  if (body === null) return [];
  if (body instanceof Map)
    return [...body].flatMap(([name, value]) => ['--data-urlencode', `${name}=${toText(value)}`]);
  return ['--data-raw', toText(body)];
}

type Given = { readonly given: ReadonlyMap<string, Value>; readonly unknown: readonly string[] };

function pairUp(input: readonly Argument[]): Given {
  const given = new Map<string, Value>();
  const unknown: string[] = [];
  for (let at = 0; at < input.length; at += 1) {
    const { bare, value } = input[at] ?? { bare: null, value: null };
    const [, written = '', joined] = /^-([A-Za-z]\w*)(?::(.*))?$/s.exec(bare ?? '') ?? [];
    if (written === '') {
      if (!given.has('Uri')) given.set('Uri', value);
      continue;
    }
    const parameter = findParameter(written);
    if (parameter === null) unknown.push(`-${written}`);
    else if (joined !== undefined && joined !== '') given.set(parameter.name, joined);
    else if (!parameter.takesValue) given.set(parameter.name, true);
    else given.set(parameter.name, input[++at]?.value ?? '');
  }
  return { given, unknown };
}

/** PowerShell takes the start of a name for the whole, if it is the start of one only. */
function findParameter(written: string): { readonly name: string; readonly takesValue: boolean } | null {
  const small = written.toLowerCase();
  const exact = parameters.find(([name]) => name.toLowerCase() === small);
  const [first, another] = parameters.filter(([name]) => name.toLowerCase().startsWith(small));
  const found = exact ?? (another === undefined ? first : undefined);
  return found === undefined ? null : { name: found[0], takesValue: found[1] };
}
