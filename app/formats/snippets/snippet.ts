import { formatHttp, type HttpRequest } from '#app/exchange/request.ts';
import { formatApex } from './apex.ts';
import { formatCurl } from './curl.ts';
import { formatAxios, formatFetch } from './javascript.ts';
import { formatPowerShell } from './powershell.ts';
import { formatPython } from './python.ts';

/** What a request can be copied as, in the order of the menu. */
export const snippetKinds = [
  { id: 'curl', name: 'cURL', format: formatCurl },
  { id: 'powershell', name: 'cURL (PowerShell)', format: formatPowerShell },
  { id: 'fetch', name: 'fetch', format: formatFetch },
  { id: 'axios', name: 'axios', format: formatAxios },
  { id: 'python', name: 'Python', format: formatPython },
  { id: 'apex', name: 'Apex', format: formatApex },
  { id: 'http', name: 'HTTP', format: formatHttp },
] as const satisfies readonly SnippetKind[];

type SnippetKind = {
  readonly id: string;
  readonly name: string;
  /** The request in this language: run, it sends the same bytes as Send. */
  readonly format: (request: HttpRequest) => string;
};
