const server = 'https://mxo.example.com';
const siteKey = 'ONE-QW12ER34TY-0042';
const url = `${server}/one/rt/track/${siteKey}/events`;
const withTid = `${url}?tid=dedc2983-4666-4641-8047-61250a878f89`;
const body =
  '{"uri":"assist://salescloud/testdrive/book?campaign=1234&city=Z%C3%BCrich","properties":[{"name":"note","value":"call centre"},{"name":"amount","value":12.50},{"name":"toString","value":{"a":[1,null]}}],"ck":"ada@example.com","source":"web"}';
const objectBody =
  '{"uri":"shop://basket","properties":{"size":"L","__proto__":"x"},"customerKey":"bob","customerKeyName":"mail"}';

const postmanRequest = (raw: string, to: unknown = url) => ({
  method: 'POST',
  header: [
    { key: 'Content-Type', value: 'application/json' },
    { key: 'X-Key', value: 'a', disabled: true },
  ],
  body: { mode: 'raw', raw, options: { raw: { language: 'json' } } },
  url: to,
});
const collection = {
  info: { name: 'Events', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
  item: [
    {
      name: 'Spring',
      item: [
        { name: 'Book', request: postmanRequest(body, { raw: '{{host}}/one/rt/track/{{key}}/events?tid={{tid}}' }) },
      ],
    },
    { name: 'Basket', request: postmanRequest(objectBody, { raw: url }), response: [{ name: 'ok' }] },
  ],
  event: [{ listen: 'test', script: { exec: ['pm.test()'] } }],
  variable: [
    { key: 'host', value: server },
    { key: 'key', value: siteKey },
    { key: 'who', value: '{{$guid}}' },
  ],
};
const oldCollection = {
  info: { name: 'Old form', schema: 'https://schema.getpostman.com/json/collection/v2.0.0/collection.json' },
  item: [
    { name: '', request: { ...postmanRequest(body, withTid), header: 'Content-Type: application/json\r\nX-A: 1' } },
    {
      name: 'A/B: “quoted” 🎯',
      request: postmanRequest(objectBody, {
        protocol: 'https',
        host: ['mxo', 'example', 'com'],
        port: '8443',
        path: ['one', 'rt', 'track', ':siteKey', 'events'],
        query: [
          { key: 'tid', value: 'abc' },
          { key: 'x', value: null },
        ],
        variable: [{ key: 'siteKey', value: siteKey }],
      }),
    },
  ],
};
const environment = {
  name: 'UAT',
  values: [
    { key: 'host', value: 'uat.mxo.example.com', type: 'default', enabled: true },
    { key: 'siteKey', value: siteKey, enabled: true },
    { key: 'off', value: 'x', enabled: false },
  ],
  _postman_variable_scope: 'environment',
};

const insomnia = {
  _type: 'export',
  __export_format: 4,
  resources: [
    { _id: 'w', parentId: null, _type: 'workspace', name: 'Events' },
    { _id: 'f', parentId: 'w', _type: 'request_group', name: 'Spring', metaSortKey: -2, environment: { who: 'bob' } },
    { _id: 'e', parentId: 'w', _type: 'environment', name: 'Base', data: { host: server, deep: { key: siteKey } } },
    { _id: 's', parentId: 'e', _type: 'environment', name: 'UAT', data: { who: '{{ _.host }}' } },
    {
      _id: 'r',
      parentId: 'f',
      _type: 'request',
      name: 'Book',
      method: 'POST',
      url: "{{ _.host }}/one/rt/track/{{ _['deep'].key }}/:end",
      pathParameters: [{ name: 'end', value: 'events' }],
      parameters: [{ name: 'c', value: 'a&b' }],
      metaSortKey: -1,
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      body: { mimeType: 'application/json', text: body },
    },
  ],
};

const bruno = {
  name: 'Events',
  version: '1',
  root: { request: { headers: [{ name: 'x-all', value: 'a' }], vars: { req: [{ name: 'who', value: 'ada' }] } } },
  items: [
    {
      type: 'folder',
      name: 'Spring',
      items: [
        {
          type: 'http',
          name: 'Book',
          request: {
            method: 'POST',
            url: '{{host}}/one/rt/track/{{key}}/events',
            body: { mode: 'json', json: body },
            headers: [],
          },
        },
      ],
    },
  ],
  environments: [
    {
      name: 'UAT',
      variables: [
        { name: 'host', value: server, enabled: true },
        { name: 'key', value: siteKey },
        { name: 'token', value: '', secret: true },
      ],
    },
  ],
};

const harEntry = (postData: object, to = url) => ({
  startedDateTime: '2026-01-02T03:04:05.678Z',
  request: {
    method: 'POST',
    url: to,
    headers: [
      { name: ':authority', value: 'mxo.example.com' },
      { name: 'x-key', value: 'a' },
    ],
    postData,
  },
  response: { status: 200, content: { mimeType: 'application/json', text: '{"statusCode":200}' } },
});
const bodyInBase64 = 'eyJ1cmkiOiJhc3Npc3Q6Ly9hL2I/Yz0xIiwicHJvcGVydGllcyI6W10sImNrIjoiYWTDqUBleGFtcGxlLmNvbSJ9';
const har = {
  log: {
    version: '1.2',
    creator: { name: 'WebInspector', version: '537.36' },
    pages: [],
    entries: [
      harEntry({ mimeType: 'application/json', text: body }, withTid),
      harEntry({ encoding: 'base64', text: bodyInBase64 }),
      harEntry({ params: [{ name: '{"uri":"a://b?c', value: '1","ck":"ada"}' }] }),
    ],
  },
};

const escaped = body.replaceAll('"', '\\"');
const draft = {
  uri: 'assist://a/b?c=1',
  parametersOn: 'event-uri',
  parameters: [{ enabled: true, name: 'c', value: '1', bare: false }],
  properties: [{ enabled: true, name: 'note', value: 'call centre' }],
  customerKey: 'ada@example.com',
  tid: '',
};
const workspace = {
  tidings: 'workspace',
  version: 1,
  folders: [{ id: 'f', name: 'Spring', folderId: null, deletedAt: null }],
  requests: [{ id: 'r', name: 'Interest', folderId: 'f', draft, usedAt: '2026-01-01T00:00:00.000Z', deletedAt: null }],
  templates: [],
  storyboards: [],
  visitors: [{ customerKey: 'ada@example.com', name: 'Ada', note: '' }],
  environments: [],
  variables: [{ name: 'who', value: 'ada' }],
};

const json = (value: unknown) => JSON.stringify(value, null, 1);

/** Texts as people have them, for each kind that is imported. */
export const importTexts = {
  'Postman collection 2.1': [json(collection)],
  'Postman collection 2.0': [json(oldCollection)],
  'Postman dump': [
    json({ version: 1, collections: [collection], environments: [environment], globals: [{ key: 'g', value: '1' }] }),
  ],
  'Postman API': [json({ collection: oldCollection }), json({ environment })],
  'Postman environment': [json(environment)],
  Insomnia: [json(insomnia)],
  Bruno: [json(bruno)],
  '.bru': [
    `meta {\n  name: Book\n  type: http\n  seq: 1\n}\n\npost {\n  url: ${withTid}\n  body: json\n  auth: none\n}\n\nheaders {\n  content-type: application/json\n  ~x: off\n}\n\nbody:json {\n  ${body}\n}\n\nscript:pre-request {\n  a()\n}\n`,
    `vars {\n  host: ${server}\n  key: ${siteKey}\n  note: '''\n    one: 1\n    two\n  '''\n}\nvars:secret [\n  token,\n  ~old\n]\n`,
  ],
  '.http': [
    `@base = ${server}\n@who = ada\n\n### Book\n# a comment\nPOST {{base}}/one/rt/track/${siteKey}/events?tid=abc HTTP/1.1\nContent-Type: application/json\n\n${body}\n\n### Basket\n# @name Basket\nPOST ${url}\n    ?a=1\n    &b=2\nX-A: b\n\n${objectBody}\n> {% client.test() %}\n`,
    `POST /one/rt/track/${siteKey}/events HTTP/1.1\r\nHost: localhost:3000\r\nAccept: */*\r\n\r\n${body}`,
  ],
  HAR: [json(har), JSON.stringify(har)],
  'cURL for bash': [
    `# Ada's event: don't send twice\nU=${url}\ncurl "$U?tid=\${TID:-abc}" \\\n  -H 'Content-Type: application/json' -b 'a=b' \\\n  --data-raw $'{"uri":"assist://a/b?c=1","ck":"ad\\u00e9\\x40example.com"}'\n`,
    `curl -X POST ${withTid} --data-binary @- <<'EVENT'\n${body}\nEVENT\n`,
    `echo '${body}' | curl -s ${url} -d @- > out.json 2>&1 && curl ${url} -d '{"uri":"a://b","ck":"'"$CK"'"}'`,
  ],
  'cURL for cmd': [
    `set "U=${url}"\r\ncurl "%U%" ^\r\n  -H "accept: */*" ^\r\n -d "${escaped}"\r\n`,
    `curl ^"${url}^" ^\r\n  -H "token;" ^\r\n  --data-raw ^"${body.replaceAll('"', '^\\^"').replaceAll('%', '^%^')}^"`,
    `curl "${url}" -X POST -H "Origin: https://shop.example.com" --data-raw "${body.replaceAll('"', '""')}"`,
  ],
  'cURL for PowerShell': [
    `curl.exe -X POST "${url}" \`\r\n  -H "Content-Type: application/json" \`\r\n  --data-binary "${escaped}"\r\n`,
    `$body = @'\n${body}\n'@\n$h = @{ 'X-A' = 'b' }\n$r = Invoke-RestMethod -Method POST -Uri '${withTid}' -Headers $h -Body $body\n$r.tid`,
    `$p = @{ Uri = '${url}'; Method = 'POST' }\n$b = @{ uri = 'assist://a/b?c=1'; properties = @(@{ name = 'note'; value = 'x' }); ck = "ada$([char]64)example.com" } | ConvertTo-Json -Depth 5\nirm @p -Body ([Text.Encoding]::UTF8.GetBytes($b))`,
  ],
  fetch: [
    `await fetch("${withTid}", {\n    "credentials": "include",\n    "headers": {\n        "content-type": "application/json"\n    },\n    "body": ${JSON.stringify(body)},\n    "method": "POST",\n    "mode": "cors"\n});`,
    `const key = '${siteKey}';\nconst event = { uri: 'assist://a/b?c=1', properties: [{ name: "note", value: 'x' }], ck };\naxios.post(\`${server}/one/rt/track/\${key}/events\`, event, { headers: { 'X-A': 'b' } }); // send`,
  ],
  'event body': [
    body,
    objectBody,
    `{\n // who\n "uri": "assist://a?x={{who}}", "ck": {{key}}, "n": 12345678901234567890.10,\n}`,
  ],
  'what you were given': [
    withTid,
    `<script src="https://cdn.mxo.example.com/one-tag.js?siteKey=${siteKey}"></script>\n<script>(function(){})(document, "${server}", "${siteKey}")</script>`,
    `<img src="//mxo.example.com/one/rt/track/${siteKey}/pixel.gif?tid=abc&amp;uri=shop%3A%2F%2Fbasket%3Fa%3D1">`,
    `Content-Transfer-Encoding: quoted-printable\n\n<img src=3D"${server}/one/rt/track/${siteKey}/pixel?uri=3Dshop%3A=\n%2F%2Fbasket" width=3D"1">`,
    `Hi Ada,\nplease use ${url} (not the old one). Thanks!`,
    siteKey,
  ],
  '.tidings': [json(workspace)],
} as const;

/** Data as people have it, for each kind of data file. */
export const dataTexts = {
  CSV: [
    'email;city;amount\r\nada@example.com;"Zürich; old town";1,50\r\nbob@example.com;"He said ""hi""\r\ntwice";2\r\n',
    '__proto__,toString,email,city,__proto__\nX,Y,ada@example.com,Leeds,A\n',
    "sep=|\n'a b'|c\n'1|2'|3\n",
  ],
  TSV: ['email\tcity\tdate\nada@example.com\tLeeds\t2026-01-02\nbob@example.com\tTurku\t\n'],
  JSON: [
    '{"exported":"2026-01-02","customers":[{"email":"ada@example.com","city":"Leeds"},{"email":"bob","n":12345678901234567890.10,"in":{"a":[1]}}]}',
    '[["email","city"],["ada@example.com","Leeds"]]',
    '[{"constructor":"a","__proto__":"b","length":1},{"length":"\\u00e9"}]',
  ],
  JSONL: ['{"email":"ada@example.com","tags":["a","b"]}\n{"email":"bob@example.com","vip":true}\n\n{"email":null}\n'],
} as const;
