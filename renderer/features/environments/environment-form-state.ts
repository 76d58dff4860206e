import { parseEndpoint } from '#app/environment/endpoint.ts';
import type { Environment, SiteKey } from '#app/environment/environment.ts';
import { parseDuration } from '#app/quantity.ts';

/** An environment as it stands in the editor: the same, but for the time-out, which is text until it is read. */
export type EnvironmentForm = Omit<Environment, 'timeoutMs'> & { readonly timeout: string };

/** What a pasted endpoint URL held besides the server. */
export type Split = { readonly siteKey: string | null; readonly tid: string | null };

export function environmentToForm({ timeoutMs, ...environment }: Environment): EnvironmentForm {
  return { ...environment, timeout: `${timeoutMs / 1_000} s` };
}

/** The environment that a form describes; a time-out that cannot be read becomes 0, which the rules refuse. */
export function formToEnvironment({ timeout, ...form }: EnvironmentForm): Environment {
  return { ...form, timeoutMs: parseDuration(timeout) ?? 0 };
}

/**
 * Takes a pasted endpoint URL apart: the server stays in its field, the site key joins the list. Null when the text
 * holds nothing to take apart.
 */
export function splitServerName(
  form: EnvironmentForm,
): { readonly form: EnvironmentForm; readonly split: Split } | null {
  const reading = parseEndpoint(form.serverName);
  if (!reading.ok) return null;
  const { serverName, siteKey, tid } = reading.endpoint;
  if (siteKey === null && tid === null) return null;
  return {
    form: { ...form, serverName, siteKeys: siteKey === null ? form.siteKeys : withSiteKey(form.siteKeys, siteKey) },
    split: { siteKey, tid },
  };
}

function withSiteKey(siteKeys: readonly SiteKey[], siteKey: string): readonly SiteKey[] {
  if (siteKeys.some((known) => known.siteKey === siteKey)) return siteKeys;
  const blank = siteKeys.findIndex((known) => known.siteKey === '');
  if (blank === -1) return [...siteKeys, { siteKey, label: '' }];
  return siteKeys.map((known, index) => (index === blank ? { ...known, siteKey } : known));
}
