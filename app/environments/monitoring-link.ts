import { wellFormed } from '#app/event/uri.ts';

/** What a monitoring link may speak of. */
export type MonitoringValues = {
  readonly server: string;
  readonly sk: string;
  readonly tid: string;
  readonly ck: string;
};

const placeholders = ['server', 'sk', 'tid', 'ck'] as const;

/** Why a link template cannot be used, or null. Empty is fine: there is no link then. */
export function monitoringLinkProblem(template: string): string | null {
  if (template.trim() === '') return null;
  if (!/^(https:\/\/|\{server\})/i.test(template)) return 'A Monitoring link starts with https:// or {server}.';
  if (/[\s\p{Cc}]/u.test(template)) return 'A link can’t contain spaces. Remove them.';
  const unknown = [...template.matchAll(/\{([^{}]*)\}/g)].find(
    ([, name]) => !placeholders.some((known) => known === name),
  );
  return unknown === undefined ? null : `${unknown[0]} isn’t a placeholder. Use {server}, {sk}, {tid} and {ck}.`;
}

/**
 * Fills a link template. `{server}` is written as is, the others as encodeURIComponent writes them. Null without a
 * template, and when the result is no https link.
 */
export function formatMonitoringLink(template: string, values: MonitoringValues): string | null {
  const link = template
    .trim()
    .replace(/\{(server|sk|tid|ck)\}/g, (_, name: keyof MonitoringValues) =>
      name === 'server' ? values.server : encodeURIComponent(wellFormed(values[name])),
    );
  return /^https:\/\/[^/]/.test(link) ? link : null;
}
