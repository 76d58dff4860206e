import type { Environment } from '#app/environment/environment.ts';
import { formatBody } from '#app/event/body.ts';
import { findTokens } from '#app/event/tokens.ts';
import { readWanted } from '#app/event/variables.ts';
import { buildRequest } from '#app/exchange/request.ts';
import { itemOf, itemsIn } from '#app/library/library.ts';
import type { SavedRequest } from '#app/library/saved-request.ts';
import type { Workspace } from '#app/library/workspace.ts';

/**
 * Writes the saved requests as a Postman collection v2.1, in their folders. Server and site key are the collection's
 * variables `server` and `siteKey`, so that one collection serves every environment. Variables of ours stay `{{name}}`;
 * those that are written into a JSON text by Postman are not escaped by it, which is a limit of Postman.
 */
export function formatPostmanCollection(
  name: string,
  workspace: Workspace,
  environment: Environment,
  siteKey: string,
): string {
  const variables = [...environment.variables, ...workspace.variables];
  const known = new Set<string>();
  const collection = {
    info: { name, schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: itemsFor(workspace, null, environment),
    variable: [
      { key: 'server', value: environment.serverName },
      { key: 'siteKey', value: siteKey },
      ...variables
        .filter((variable) => variable.name !== '' && !known.has(variable.name) && known.add(variable.name))
        .map((variable) => ({ key: variable.name, value: variable.value })),
    ],
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

function itemsFor(workspace: Workspace, folderId: string | null, environment: Environment): readonly unknown[] {
  return itemsIn(workspace, folderId).map((item) =>
    item.kind === 'folder'
      ? { name: item.folder.name, item: itemsFor(workspace, itemOf(item).id, environment) }
      : toItem(item.request, environment),
  );
}

function toItem({ name, draft }: SavedRequest, environment: Environment) {
  const place = { ...environment, serverName: 'https://server.invalid', siteKeys: [] };
  const reading = buildRequest(draft, place, 'SITEKEY');
  const query = reading.ok ? (/\?(.*)$/s.exec(reading.request.url)?.[1] ?? '') : '';
  const raw = `{{server}}/one/rt/track/{{siteKey}}/events${query === '' ? '' : `?${withTokens(query)}`}`;
  return {
    name,
    request: {
      method: 'POST',
      header: [
        { key: 'Content-Type', value: 'application/json; charset=utf-8' },
        { key: 'Accept', value: 'application/json' },
      ],
      url: {
        raw,
        host: ['{{server}}'],
        path: ['one', 'rt', 'track', '{{siteKey}}', 'events'],
        ...(query === ''
          ? {}
          : {
              query: withTokens(query)
                .split('&')
                .map((part) => {
                  const [key = '', ...value] = part.split('=');
                  return { key, value: value.length === 0 ? null : value.join('=') };
                }),
            }),
      },
      body: {
        mode: 'raw',
        raw: forPostman(draft.unreadBody ?? formatBody(draft, draft.uri, environment)),
        options: { raw: { language: 'json' } },
      },
    },
  };
}

/** Postman would take `{{?question}}` and `{{$now +2d}}` for names: they are made plain variables of the collection. */
function forPostman(text: string): string {
  return findTokens(text).reduceRight((written, { from, to, inner }) => {
    const wanted = readWanted(inner);
    const simple =
      /^\$(guid|timestamp|isoTimestamp|randomInt|randomUUID|randomFirstName|randomLastName|randomFullName|randomEmail|randomCity|randomProduct)$/;
    if (wanted.kind === 'variable' || simple.test(inner)) return written;
    return `${written.slice(0, from)}{{${inner.replace(/[^\p{L}\p{N}]+/gu, '_')}}}${written.slice(to)}`;
  }, text);
}

/** What the request URL encoded of a `{{name}}` is undone: Postman fills it in. */
function withTokens(query: string): string {
  return query.replace(/%7B%7B(.*?)%7D%7D/g, (_, inner: string) => `{{${decodeURIComponent(inner)}}}`);
}
