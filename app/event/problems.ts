import { isJson } from '#app/text/json.ts';
import type { BodyForm } from './body.ts';
import { type Draft, type Row, rowsInUse } from './draft.ts';
import { hideBareTokens } from './json-tokens.ts';
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
  /** A change that fixes it at once. */
  readonly remedy?: { readonly label: string; readonly change: Partial<Draft> };
};

const CONTROL = /\p{Cc}|\p{Surrogate}/u;
const MOST_PROPERTIES = 40;

/** What is wrong, or looks wrong, with the event itself, in the order of the fields. */
export function eventProblems(draft: Draft, bodyForm: BodyForm): readonly Problem[] {
  return [
    ...uriProblems(draft),
    ...parameterProblems(draft),
    ...customerKeyProblems(draft.customerKey),
    ...tidProblems(draft.tid),
    ...propertyProblems(draft.properties, bodyForm),
    ...jsonProblems(draft),
  ];
}

function uriProblems({ uri }: Draft): readonly Problem[] {
  const field = { kind: 'uri' } as const;
  if (uri.trim() === '')
    return [
      error(field, 'URI is empty', 'MXO finds the Interaction by it, for example assist://salescloud/testdrive.'),
    ];
  if (CONTROL.test(uri))
    return [
      error(
        field,
        'URI holds an invisible character',
        'A line break or control character came in, perhaps by pasting.',
      ),
    ];

  const { scheme, host, path, fragment } = parseUri(uri);
  const problems: Problem[] = [];
  const warn = (says: string, why: string) => problems.push(warning(field, says, why));
  const afterScheme = scheme === '' ? '' : uri.slice(scheme.length + 3, scheme.length + 4);
  if (scheme === '') warn('URI has no scheme', 'A Base Touchpoint begins with one, as in assist:// or https://.');
  else if (/^[?#@*]/.test(afterScheme))
    warn(`URI has a host that begins with ${afterScheme}`, 'No Base Touchpoint does.');
  else if (host === '') warn('URI has no host', 'Behind :// stands the name of the touchpoint.');
  if (`${host}${path}`.includes('*'))
    warn('URI holds a *', 'It is sent as it stands. Wildcards belong to MXO’s own configuration.');
  if (/\s/u.test(uri)) warn('URI holds a blank', 'It is sent as it stands. MXO compares each character.');
  if (fragment !== null) warn('URI holds a #', 'MXO may not look at what stands behind it.');
  return problems;
}

function parameterProblems({ parameters, parametersOn }: Draft): readonly Problem[] {
  return parameters.flatMap((row, index) => {
    const field = { kind: 'parameter', index, cell: 'name' } as const;
    if (!row.enabled) return [];
    if (row.name === '' && row.value !== '')
      return [warning(field, `URI parameter ${index + 1} has no name`, 'It is sent with its value alone.')];
    if (parametersOn === 'request-url' && row.name === 'tid')
      return [
        error(
          field,
          'URI parameter “tid” would stand twice',
          'On the request URL that name is the customer’s. Use the field TID.',
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
        'Customer key holds an invisible character',
        'A line break or control character came in, perhaps by pasting.',
      ),
    ];
  if (customerKey.trim() !== '' && customerKey !== customerKey.trim())
    return [warning(field, 'Customer key begins or ends with a blank', 'MXO would take it for another customer.')];
  return [];
}

function tidProblems(tid: string): readonly Problem[] {
  if (tid === '' || looksLikeTid(tid)) return [];
  const why = 'A tid has 36 characters, as dedc2983-4666-4641-8047-61250a878f89. Leave it empty for a new customer.';
  return [warning({ kind: 'tid' }, 'TID does not look like one', why)];
}

function jsonProblems({ unreadBody, properties, extra }: Draft): readonly Problem[] {
  const body = { kind: 'body' } as const;
  const problems: Problem[] = [];
  // A token that is still there has no value yet, and that is said where it is looked up.
  if (unreadBody !== null)
    problems.push({
      ...error(body, 'JSON cannot be read', 'It is kept as you typed it. Mend it in the tab JSON, or take it back.'),
      remedy: { label: 'Take it back', change: { unreadBody: null } },
    });
  for (const [index, { name, value, json, enabled }] of properties.entries())
    if (enabled && json === true && !isJson(hideBareTokens(value)))
      problems.push(
        error(
          { kind: 'property', index, cell: 'value' },
          `Property “${name}” is not valid JSON`,
          'It was read as a JSON value and is sent without quotes. Mend it, or make it a text.',
        ),
      );
  for (const { name, json } of extra)
    if (!isJson(hideBareTokens(json)))
      problems.push(error(body, `Member “${name}” is not valid JSON`, 'Mend it in the tab JSON.'));
  if (extra.length > 0)
    problems.push(
      warning(
        body,
        `JSON has ${extra.map(({ name }) => `“${name}”`).join(', ')}, which this API does not know`,
        'It is sent as it stands. MXO will probably ignore it.',
      ),
    );
  return problems;
}

function propertyProblems(properties: readonly Row[], bodyForm: BodyForm): readonly Problem[] {
  const inUse = new Set(rowsInUse(properties));
  const seen = new Set<string>();
  const problems = properties.flatMap((row, index): readonly Problem[] => {
    const name = { kind: 'property', index, cell: 'name' } as const;
    if (!inUse.has(row)) return [];
    if (row.name === '')
      return [error(name, `Property ${index + 1} has no name`, 'Give it one, or switch the row off.')];
    const repeated = seen.has(row.name);
    seen.add(row.name);
    if (repeated && bodyForm === 'object')
      return [
        error(
          name,
          `Property “${row.name}” stands twice`,
          'The body form “Object” can hold it only once. Switch one off.',
        ),
      ];
    if (repeated)
      return [warning(name, `Property “${row.name}” stands twice`, 'Both are sent. MXO may keep only one.')];
    if (CONTROL.test(row.name))
      return [
        warning(name, `Property ${index + 1} has an invisible character in its name`, 'It is sent as it stands.'),
      ];
    if (CONTROL.test(row.value))
      return [
        warning(
          { ...name, cell: 'value' },
          `Property “${row.name}” holds an invisible character`,
          'It is sent as it stands.',
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
      `Properties are ${inUse.size}`,
      `More than ${MOST_PROPERTIES} are unusual. MXO may not keep them all.`,
    ),
  ];
}

function error(field: Field, says: string, why: string): Problem {
  return { level: 'error', field, says, why };
}

function warning(field: Field, says: string, why: string): Problem {
  return { level: 'warning', field, says, why };
}
