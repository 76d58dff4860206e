import { mapTokens } from '#app/event/tokens.ts';

const TEMPLATE_TAG = /\{%((?:[^{%]|%(?!\}))*)%\}/g;

/**
 * A text of Insomnia with its variables and template tags as Tidings writes them. A tag that Tidings lacks becomes a dynamic
 * value that it doesn't know either: this is named, and stops the event from being sent with the tag's letters in it.
 */
export function asTokens(text: string): string {
  return mapTokens(text, plainToken).replace(TEMPLATE_TAG, (_, inner: string) => `{{${tagToInner(inner.trim())}}}`);
}

/** `{{ _.name }}` and `{{ _['name'] }}` are `{{name}}`. What a filter would change stays as it is. */
function plainToken(token: string, inner: string): string {
  if (!/^_[.[]/.test(inner) || /[|(]/.test(inner)) return token;
  const path = inner.slice(1).replace(/\[\s*(?:'([^']*)'|"([^"]*)")\s*\]/g, '.$1$2');
  return `{{${path.replace(/^\./, '')}}}`;
}

function tagToInner(tag: string): string {
  const [, name = '', rest = ''] = /^(\w+)(.*)$/s.exec(tag) ?? [];
  const [, single, double] = /^\s*(?:'([^']*)'|"([^"]*)")/.exec(rest) ?? [];
  const first = withoutMarks(single ?? double ?? '');
  if (name === 'uuid') return '$guid';
  if (name === 'now' && /^(?:|iso-8601)$/.test(first)) return '$isoTimestamp';
  if (name === 'now' && first === 'unix') return '$timestamp';
  if (name === 'prompt' && first !== '') return `?${first}`;
  return `$insomnia ${withoutMarks(tag)}`;
}

/** Without what would end a JSON text, a part of an address or the braces around it. */
function withoutMarks(text: string): string {
  return text.replace(/["\\{}/?#&=\p{Cc}]/gu, '').trim();
}
