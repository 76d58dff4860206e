import { findTokens } from '#app/event/tokens.ts';
import type { RunResult } from '#app/runs/result.ts';
import type { Run, RunRequest } from '#app/runs/run.ts';
import { escapePattern } from '#app/text/escape-pattern.ts';

/** The key that an event itself has, as those of the history do; empty when it is taken from elsewhere. */
export function ownKey(request: RunRequest | undefined): string {
  const { customerKey = '' } = request?.draft ?? {};
  return findTokens(customerKey).length === 0 ? customerKey : '';
}

/** A key that was sent, and what its variables stood for: of `{{who}}@example.com`, who. */
export function keysOfResult({ requests }: Run, { item, customerKey }: RunResult): readonly string[] {
  if (customerKey === '') return [];
  const template = requests[item % Math.max(1, requests.length)]?.draft.customerKey ?? '';
  const tokens = findTokens(template);
  if (tokens.length === 0) return [customerKey];
  let from = 0;
  let pattern = '';
  for (const token of tokens) {
    pattern += `${escapePattern(template.slice(from, token.from))}(.*?)`;
    from = token.to;
  }
  const match = new RegExp(`^${pattern}${escapePattern(template.slice(from))}$`, 's').exec(customerKey);
  return [customerKey, ...(match?.slice(1) ?? [])];
}
