/**
 * What a text of a saved document is, by the name of its field. `structure` never holds a customer: ids, codes, addresses
 * of servers. All others do, each in its way.
 */
export type FieldKind = 'structure' | 'key' | 'tid' | 'uri' | 'value' | 'json' | 'name' | 'prose';

/** What a text is where it's looked at: `own-name` is the name of a record that is the customer's, such as their saved request. */
export type TextKind = FieldKind | 'own-name';

const kinds = {
  structure: [
    'activeId',
    'bodyForm',
    'cast',
    'castId',
    'channel',
    'code',
    'colour',
    'content',
    'customerKeyName',
    'deletedAt',
    'endedAt',
    'environmentId',
    'exceptions',
    'exchangeId',
    'exchangeIds',
    'folderId',
    'for',
    'format',
    'host',
    'id',
    'issuer',
    'kind',
    'lastStepId',
    'left',
    'method',
    'monitoringLink',
    'order',
    'outcome',
    'pageLink',
    'parametersOn',
    'path',
    'pem',
    'proxy',
    'receivedAt',
    'requestId',
    'runId',
    'scheme',
    'sealed',
    'seed',
    'sendAs',
    'sentAs',
    'sentAt',
    'serverName',
    'sha256',
    'siteKey',
    'startedAt',
    'state',
    'stepId',
    'storyboardId',
    'subject',
    'templateId',
    'test',
    'tidings',
    'triggered',
    'type',
    'usedAt',
    'user',
    'validUntil',
    'withoutCustomer',
  ],
  key: ['customerKey', 'ck'],
  tid: ['tid', 'tidSent'],
  uri: ['uri', 'url'],
  value: ['answers', 'choices', 'example', 'initial', 'pattern', 'query', 'value', 'values'],
  json: ['answer', 'body', 'json', 'raw', 'unreadBody'],
  name: [
    'apiName',
    'column',
    'columns',
    'evidenceName',
    'from',
    'interactionPoint',
    'judgedBy',
    'key',
    'label',
    'name',
    'sentFrom',
    'sourceName',
    'title',
  ],
  prose: ['about', 'help', 'note', 'says', 'search', 'statusText', 'story', 'storyLine', 'unmet', 'when'],
} as const satisfies Readonly<Record<FieldKind, readonly string[]>>;

const byName = new Map<string, FieldKind>(
  Object.entries(kinds).flatMap(([kind, names]) => names.map((name) => [name, kind as FieldKind] as const)),
);

/** What the texts of a field are; null for a field that isn't declared. */
export function kindOfField(name: string): FieldKind | null {
  return byName.get(name) ?? null;
}
