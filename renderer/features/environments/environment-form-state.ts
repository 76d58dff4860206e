import { parseEndpoint } from '#app/environments/endpoint.ts';
import type { Environment, SiteKey } from '#app/environments/environment.ts';
import { parseDuration } from '#app/quantity.ts';

/** A site key in the editor. */
export type SiteKeyRow = SiteKey & {
  /** Stays when rows above it go. */
  readonly id: string;
  /** What it was called when the editor opened; null for a new one. */
  readonly was: string | null;
};

/** An environment in the editor: the time-out is text until it is read, and the site keys know which they are. */
export type EnvironmentForm = Omit<Environment, 'timeoutMs' | 'siteKeys'> & {
  readonly timeout: string;
  readonly siteKeys: readonly SiteKeyRow[];
};

/** What a pasted endpoint URL held besides the server. */
export type Split = { readonly siteKey: string | null; readonly tid: string | null };

export function environmentToForm({ timeoutMs, siteKeys, ...environment }: Environment): EnvironmentForm {
  const rows = siteKeys.map((siteKey, index) => ({ ...siteKey, id: `${index}`, was: siteKey.siteKey || null }));
  return { ...environment, timeout: `${timeoutMs / 1_000} s`, siteKeys: rows };
}

/** The environment that a form describes; a time-out that cannot be read becomes 0, which the rules refuse. */
export function formToEnvironment({ timeout, siteKeys, ...form }: EnvironmentForm): Environment {
  return {
    ...form,
    timeoutMs: parseDuration(timeout) ?? 0,
    siteKeys: siteKeys.map(({ siteKey, label }) => ({ siteKey, label })),
  };
}

/** The site keys that have another name than when the editor opened: the new name by the old one. */
export function renamedSiteKeys({ siteKeys }: EnvironmentForm): ReadonlyMap<string, string> {
  return new Map(
    siteKeys.flatMap(({ was, siteKey }) => (was === null || was === siteKey ? [] : [[was, siteKey] as const])),
  );
}

/** A row for another site key. */
export function newSiteKey(siteKey = ''): SiteKeyRow {
  return { siteKey, label: '', id: crypto.randomUUID(), was: null };
}

/**
 * Splits a pasted endpoint URL: the server stays in its field, the site key is added to the list. Null when the text
 * is nothing to split.
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

function withSiteKey(siteKeys: readonly SiteKeyRow[], siteKey: string): readonly SiteKeyRow[] {
  if (siteKeys.some((known) => known.siteKey === siteKey)) return siteKeys;
  const blank = siteKeys.findIndex((known) => known.siteKey === '');
  if (blank === -1) return [...siteKeys, newSiteKey(siteKey)];
  return siteKeys.map((known, index) => (index === blank ? { ...known, siteKey } : known));
}
