import type { HttpRequest } from '#app/exchange/request.ts';
import { wellFormed } from '#app/text/percent.ts';
import { hasBody, ownHeaders } from './own-headers.ts';

/** `fetch`, as browsers and Node know it. */
export function formatFetch(request: HttpRequest): string {
  return `const response = await fetch(${text(request.url)}, {
  method: ${text(request.method)},
  headers: ${headersOf(request)},
${hasBody(request) ? `  body: ${text(wellFormed(request.body))},\n` : ''}  redirect: 'manual',
});
console.log(response.status, await response.text());
`;
}

/** axios, configured to send the text as is. */
export function formatAxios(request: HttpRequest): string {
  return `import axios from 'axios';

const response = await axios({
  method: ${text(request.method)},
  url: ${text(request.url)},
  headers: ${headersOf(request)},
${hasBody(request) ? `  data: ${text(wellFormed(request.body))},\n  transformRequest: (data) => data,\n` : ''}  maxRedirects: 0,
  validateStatus: () => true,
});
console.log(response.status, response.data);
`;
}

function headersOf(request: HttpRequest): string {
  const lines = ownHeaders(request).map(({ name, value }) => `    ${text(name)}: ${text(value)},`);
  return `{\n${lines.join('\n')}\n  }`;
}

/** JSON is JavaScript, except for the two line separators that older engines end a string at. */
function text(value: string): string {
  return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
