import { type Draft, rowsInUse } from '#app/event/draft.ts';
import { encodeForRequestUrl } from '#app/event/uri.ts';

/** The parameters that a draft has on its request URL, each as it is written there. */
export function requestParameters({ parametersOn, parameters }: Draft): readonly string[] {
  if (parametersOn !== 'request-url') return [];
  return rowsInUse(parameters).map(({ name, value, bare }) =>
    bare && value === '' ? encodeForRequestUrl(name) : `${encodeForRequestUrl(name)}=${encodeForRequestUrl(value)}`,
  );
}
