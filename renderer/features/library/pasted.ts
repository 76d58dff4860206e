import { describeForm, isSameForm } from '#app/formats/import/body-form.ts';
import type { NotTaken } from '#app/formats/import/found.ts';
import type { Pasted } from '#app/formats/import/read-paste.ts';
import type { FoundPlace } from './given-place.ts';

/** Whether a text is a whole cURL command or endpoint URL, which is never meant as the URI of an event. */
export function isWholeRequest(text: string): boolean {
  const trimmed = text.trim();
  if (/^curl(\.exe)?[\s^]/i.test(trimmed)) return true;
  const address = trimmed.replace(/^POST\s+/i, '');
  return /^(?:https?:\/\/|\{\{)\S+$/i.test(address) && /.\/one\/rt\/track\/[^/?#\s]/i.test(address);
}

/**
 * What was recognised in a pasted text and what was made of it, in words.
 * @param open the variables of its address that have no value
 */
export function tellPasted(
  pasted: Extract<Pasted, { kind: 'event' | 'endpoint' }>,
  found: Pick<FoundPlace, 'environment' | 'how'> | null,
  open: readonly NotTaken[] = [],
): string {
  const { place, what } = pasted;
  const where = place === null || found === null ? '' : ` ${tellPlace(found, place.siteKey)}`;
  const { form } = place ?? {};
  const isOther = form !== undefined && found !== null && !isSameForm(form, found.environment);
  const shape = isOther
    ? ` It uses ${describeForm(form)}, but ${found.environment.name} sends ${describeForm(found.environment)}.`
    : '';
  const notes = pasted.kind === 'event' ? tellNotes(pasted.notTaken) : '';
  const missing = open.map(({ what: names, why }) => ` ${names}: ${why}`);
  return `${what} was pasted.${where}${shape}${notes}${missing.join('')}`;
}

/** What of a pasted text isn't taken as it was written, in sentences with a space before each. */
export function tellNotes(notTaken: readonly NotTaken[]): string {
  return notTaken
    .map(({ what, why, isChanged }) => (isChanged === true ? ` ${what}: ${why}` : ` ${what} isn’t included.`))
    .join('');
}

function tellPlace({ environment, how }: Pick<FoundPlace, 'environment' | 'how'>, siteKey: string): string {
  switch (how) {
    case 'found':
      return `${environment.name} with the site key ${siteKey} is selected.`;
    case 'key-added':
      return `The site key ${siteKey} was added to ${environment.name}, which is selected.`;
    case 'made':
      return `The environment ${environment.name} was added with the site key ${siteKey} and is selected.`;
  }
}
