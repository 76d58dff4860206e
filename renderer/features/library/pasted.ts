import type { Environment } from '#app/environments/environment.ts';
import { describeForm, isSameForm } from '#app/formats/import/body-form.ts';
import type { Pasted } from '#app/formats/import/read-paste.ts';

/** Whether a text is a whole cURL command or endpoint URL, which nobody means to be the uri of an event. */
export function isWholeRequest(text: string): boolean {
  return /^\s*(curl(\.exe)?[\s^]|(POST\s+)?https?:\/\/\S+\/one\/rt\/track\/[^/?#\s]+\S*\s*$)/i.test(text);
}

/** What was understood of a pasted text, in words. */
export function tellPasted(
  pasted: Extract<Pasted, { kind: 'event' | 'endpoint' }>,
  environment: Environment | null,
): string {
  const { place } = pasted;
  const what = pasted.kind === 'event' ? pasted.what : 'An endpoint';
  const tid = pasted.kind === 'endpoint' && pasted.tid !== '' ? ' Its tid is in the event.' : '';
  const where =
    place === null
      ? ''
      : environment === null
        ? ` No environment sends to ${place.serverName} with the site key ${place.siteKey} yet.`
        : ` ${environment.name} with the site key ${place.siteKey} is selected.`;
  const { form } = place ?? {};
  const isOther = form !== undefined && environment !== null && !isSameForm(form, environment);
  const shape = isOther
    ? ` It writes ${describeForm(form)}; ${environment.name} sends ${describeForm(environment)}.`
    : '';
  const leftOut = pasted.kind === 'event' ? pasted.notTaken.map((one) => ` ${one.what} is left out.`).join('') : '';
  return `${what} was pasted.${tid}${where}${shape}${leftOut}`;
}
