import type { Draft, Parameter, ParametersOn, Row } from './draft.ts';
import { parametersToQuery, parseUri, queryToParameters, withQuery } from './uri.ts';

/** The part of a draft that says what its parameters are. */
type WithParameters = Pick<Draft, 'uri' | 'parametersOn' | 'parameters'>;

/** Whether the table says what the uri does, where the parameters go on it. */
export function isInStep({ uri, parametersOn, parameters }: WithParameters): boolean {
  return parametersOn === 'request-url' || parametersToQuery(parameters) === parseUri(uri).query;
}

/**
 * The draft with another uri. While the parameters go on the event's uri, the table follows the text; switched-off rows
 * keep their place between the rows around them.
 */
export function editUri<D extends WithParameters>(draft: D, uri: string): D {
  if (draft.parametersOn === 'request-url') return { ...draft, uri };
  const { query } = parseUri(uri);
  return { ...draft, uri, parameters: weave(query === null ? [] : queryToParameters(query), draft.parameters) };
}

/** The draft with another table of parameters. While they go on the event's uri, its query follows the table. */
export function editParameters<D extends WithParameters>(draft: D, parameters: readonly Parameter[]): D {
  if (draft.parametersOn === 'request-url') return { ...draft, parameters };
  return { ...draft, parameters, uri: withQuery(draft.uri, parametersToQuery(parameters)) };
}

/**
 * Moves the parameters to the request URL, or back onto the event's uri. What a person typed into the uri's own query
 * while the parameters were elsewhere comes first and joins them: nothing typed is lost.
 */
export function moveParameters(draft: Draft, parametersOn: ParametersOn): Draft {
  if (parametersOn === draft.parametersOn) return draft;
  if (parametersOn === 'request-url') return { ...draft, parametersOn, uri: withQuery(draft.uri, null) };
  const { query } = parseUri(draft.uri);
  const parameters = [...(query === null ? [] : queryToParameters(query)), ...draft.parameters];
  return editParameters({ ...draft, parametersOn }, parameters);
}

/**
 * Rows of a table as parameters. A row that has no value yet is written without `=`, until it gets one; one that had a `=`
 * keeps it.
 */
export function rowsToParameters(
  rows: readonly (Row & { readonly bare?: boolean | undefined })[],
): readonly Parameter[] {
  return rows.map(({ enabled, name, value, bare = true }) => ({ enabled, name, value, bare: bare && value === '' }));
}

/** Puts the switched-off rows of the old table back among the new switched-on ones, each after as many as before. */
function weave(enabled: readonly Parameter[], before: readonly Parameter[]): readonly Parameter[] {
  const woven: Parameter[] = [];
  let next = 0;
  for (const row of before) {
    if (!row.enabled) woven.push(row);
    else if (next < enabled.length) woven.push(...enabled.slice(next, ++next));
  }
  return [...woven, ...enabled.slice(next)];
}
