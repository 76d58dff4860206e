import { formatCount } from '#app/quantity.ts';
import { isJson } from '#app/text/json.ts';
import type { BodyForm } from './body.ts';
import { type Draft, type Row, rowsInUse } from './draft.ts';
import { hiddenProblems } from './hidden-problems.ts';
import { hideBareTokens } from './json-tokens.ts';
import { memberErrors, memberProblems } from './member-problems.ts';
import { looksLikeTid } from './tid.ts';
import { parseUri } from './uri.ts';

/** The field that a problem is in, precise enough to move the focus there. */
export type Field =
  | { readonly kind: 'uri' | 'customer-key' | 'tid' | 'site-key' | 'environment' | 'body' }
  | { readonly kind: 'form'; readonly id: string }
  | { readonly kind: 'parameter' | 'property'; readonly index: number; readonly cell: 'name' | 'value' }
  | { readonly kind: 'expectation'; readonly index: number; readonly cell: 'path' | 'value' };

/** An error blocks Send; a warning does not. `says` names the field and the problem, `why` what it means and what to do. */
export type Problem = {
  readonly level: 'error' | 'warning';
  readonly field: Field;
  readonly says: string;
  readonly why: string;
  readonly remedy?: Remedy;
};

/** A change that fixes it at once. */
export type Remedy = {
  readonly label: string;
  /**
   * Works on the draft as composed: problems are found in the one that is sent, which has values in the place of its
   * variables. Null where nothing in the composed one can be mended.
   */
  readonly mend: (composed: Draft) => Draft | null;
};

const CONTROL = /\p{Cc}|\p{Surrogate}/u;
const MOST_PROPERTIES = 40;
/** Servers and proxies on the way usually take no more, in characters. */
const LONGEST_URI = 8_000;

/** The first invisible character of a text, with its code: `an invisible character (U+000A)`. */
function nameInvisible(text: string): string {
  const code = CONTROL.exec(text)?.[0].codePointAt(0) ?? 0;
  return `an invisible character (U+${code.toString(16).toUpperCase().padStart(4, '0')})`;
}

/** What is wrong, or looks wrong, with the event itself, in the order of the fields. */
export function eventProblems(draft: Draft, bodyForm: BodyForm): readonly Problem[] {
  return [
    ...uriProblems(draft),
    ...parameterProblems(draft),
    ...customerKeyProblems(draft.customerKey),
    ...tidProblems(draft.tid),
    ...propertyProblems(draft.properties, bodyForm),
    ...hiddenProblems(draft),
    ...jsonProblems(draft),
  ];
}

function uriProblems(draft: Draft): readonly Problem[] {
  const { uri } = draft;
  const field = { kind: 'uri' } as const;
  if (uri.trim() === '')
    return [
      error(
        field,
        'The URI is empty',
        'MXO uses it to find the Interaction. For example assist://salescloud/testdrive.',
      ),
    ];
  if (CONTROL.test(uri))
    return [
      error(
        field,
        `The URI contains ${nameInvisible(uri)}`,
        'It may have been pasted. Delete it, or type the text again.',
      ),
    ];

  const { scheme, host, path, fragment } = parseUri(uri);
  const problems: Problem[] = [];
  const warn = (says: string, why: string) => problems.push(warning(field, says, why));
  const afterScheme = scheme === '' ? '' : uri.slice(scheme.length + 3, scheme.length + 4);
  if (scheme === '')
    warn('The URI has no scheme', 'A Base Touchpoint starts with one, for example assist:// or https://.');
  else if (/^[?#@*]/.test(afterScheme))
    warn(`The URI has a host that starts with ${afterScheme}`, 'No Base Touchpoint in MXO has a host like this.');
  else if (host === '') warn('The URI has no host', 'Enter the name of the Touchpoint after ://.');
  if (`${host}${path}`.includes('*'))
    warn('The URI contains *', 'It will be sent as is. Wildcards only work in MXO’s configuration.');
  if (/\s/u.test(uri)) warn('The URI contains a space', 'It will be sent as is. MXO compares every character.');
  if (fragment !== null) warn('The URI contains #', 'MXO may ignore everything after it.');
  const length = writtenLength(draft);
  if (length > LONGEST_URI)
    warn(
      `The URI has ${formatCount(length, 'character')}`,
      'A server may refuse or cut one this long. Check that it’s the URI that you want to send.',
    );
  return problems;
}

/** The length of the URI with its parameters, also where these are on the request URL. */
function writtenLength({ uri, parameters, parametersOn }: Draft): number {
  if (parametersOn === 'event-uri') return uri.length;
  return parameters.reduce(
    (sum, { enabled, name, value }) => (enabled ? sum + name.length + value.length + 2 : sum),
    uri.length,
  );
}

function parameterProblems({ parameters, parametersOn, sendAs }: Draft): readonly Problem[] {
  return parameters.flatMap((row, index) => {
    const field = { kind: 'parameter', index, cell: 'name' } as const;
    if (!row.enabled) return [];
    if (row.name === '' && row.value !== '')
      return [warning(field, `URI parameter ${index + 1} has no name`, 'Only its value will be sent.')];
    if (parametersOn === 'request-url' && sendAs !== 'pixel' && row.name === 'tid')
      return [
        error(
          field,
          'Duplicate URI parameter “tid”',
          'On the request URL, this name is reserved for the TID. Use the TID field.',
        ),
      ];
    return [];
  });
}

function customerKeyProblems(customerKey: string): readonly Problem[] {
  const field = { kind: 'customer-key' } as const;
  if (CONTROL.test(customerKey))
    return [
      error(
        field,
        `The customer key contains ${nameInvisible(customerKey)}`,
        'It may have been pasted. Delete it, or type the text again.',
      ),
    ];
  if (customerKey.trim() !== '' && customerKey !== customerKey.trim())
    return [
      warning(field, 'The customer key starts or ends with a space', 'MXO would treat it as a different customer.'),
    ];
  return [];
}

function tidProblems(tid: string): readonly Problem[] {
  if (tid === '' || looksLikeTid(tid)) return [];
  const why =
    'A TID has 36 characters, for example dedc2983-4666-4641-8047-61250a878f89. Leave it empty for a new customer.';
  return [warning({ kind: 'tid' }, 'This doesn’t look like a TID', why)];
}

function jsonProblems({ unreadBody, properties, extra, sendAs }: Draft): readonly Problem[] {
  const body = { kind: 'body' } as const;
  const problems: Problem[] = [];
  // A token that is still there has no value yet, and that is said where it is looked up.
  if (unreadBody !== null)
    problems.push({
      ...error(body, 'This isn’t valid JSON', 'Fix it on the JSON tab, or discard the change.'),
      remedy: { label: 'Discard change', mend: (composed) => ({ ...composed, unreadBody: null }) },
    });
  for (const [index, { name, value, json, enabled }] of properties.entries())
    if (enabled && json === true && !isJson(hideBareTokens(value)))
      problems.push(
        error(
          { kind: 'property', index, cell: 'value' },
          `Property “${name}” isn’t valid JSON`,
          'It’s a JSON value, so it’s sent without quotes. Fix it, or change it to text.',
        ),
      );
  return [...problems, ...memberErrors(extra), ...memberProblems({ extra, sendAs })];
}

function propertyProblems(properties: readonly Row[], bodyForm: BodyForm): readonly Problem[] {
  const inUse = new Set(rowsInUse(properties));
  const seen = new Set<string>();
  const problems = properties.flatMap((row, index): readonly Problem[] => {
    const name = { kind: 'property', index, cell: 'name' } as const;
    if (!inUse.has(row)) return [];
    if (row.name === '') return [error(name, `Property ${index + 1} has no name`, 'Enter a name, or disable the row.')];
    const repeated = seen.has(row.name);
    seen.add(row.name);
    if (repeated && bodyForm === 'object')
      return [
        error(
          name,
          `Duplicate property “${row.name}”`,
          'The body form “Object” can contain it only once. Disable one of them.',
        ),
      ];
    if (repeated)
      return [warning(name, `Duplicate property “${row.name}”`, 'Both will be sent. MXO may keep only one.')];
    if (CONTROL.test(row.name))
      return [
        warning(
          name,
          `The name of property ${index + 1} contains ${nameInvisible(row.name)}`,
          'It will be sent as is.',
        ),
      ];
    if (CONTROL.test(row.value))
      return [
        warning(
          { ...name, cell: 'value' },
          `Property “${row.name}” contains ${nameInvisible(row.value)}`,
          'It will be sent as is.',
        ),
      ];
    return [];
  });
  if (inUse.size <= MOST_PROPERTIES) return problems;
  const first = { kind: 'property', index: 0, cell: 'name' } as const;
  return [
    ...problems,
    warning(
      first,
      `This event has ${inUse.size} properties`,
      `More than ${MOST_PROPERTIES} is unusual. MXO may not keep all of them.`,
    ),
  ];
}

function error(field: Field, says: string, why: string): Problem {
  return { level: 'error', field, says, why };
}

function warning(field: Field, says: string, why: string): Problem {
  return { level: 'warning', field, says, why };
}
