import { wellFormed } from '#app/text/percent.ts';

/** What a link of an environment may speak of. */
export type LinkValues = {
  readonly server: string;
  readonly sk: string;
  readonly tid: string;
  readonly ck: string;
};

const placeholders = ['server', 'sk', 'tid', 'ck'] as const;

/** Why a template of a Monitoring link can't be used, or null. Empty is fine: there is no link then. */
export function monitoringLinkProblem(template: string): string | null {
  return linkProblem(template, 'A Monitoring link');
}

/**
 * Why a template of a page link can't be used, or null. Empty is fine: there is no link then. MXO links a customer
 * across Touchpoints by the URL parameter `tid` (Disabling Automatic Identity Transfer).
 */
export function pageLinkProblem(template: string): string | null {
  const problem = linkProblem(template, 'A page link');
  if (problem !== null || template.trim() === '' || template.includes('{tid}')) return problem;
  return 'A page link needs {tid}, which tells the page whose TID it is. For example https://www.example.com/?tid={tid}';
}

function linkProblem(template: string, what: string): string | null {
  if (template.trim() === '') return null;
  if (!/^(https:\/\/|\{server\})/i.test(template)) return `${what} starts with https:// or {server}.`;
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
export function formatLink(template: string, values: LinkValues): string | null {
  const link = template
    .trim()
    .replace(/\{(server|sk|tid|ck)\}/g, (_, name: keyof LinkValues) =>
      name === 'server' ? values.server : encodeURIComponent(wellFormed(values[name])),
    );
  return /^https:\/\/[^/]/i.test(link) ? link : null;
}
