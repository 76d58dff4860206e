import { assertNever } from '#app/assert-never.ts';
import { type FoundHeader, type FoundRequest, type NotTaken, nameByAddress } from '#app/formats/import/found.ts';
import { wellFormed } from '#app/text/percent.ts';
import { noFile, type Option } from './curl-options.ts';
import { type Files, fileKey } from './script.ts';

/** One request of curl while its options are read. */
export type CurlRequest = {
  readonly notTaken: NotTaken[];
  readonly urls: string[];
  readonly headers: FoundHeader[];
  /** Those that an option stands for; a header of the same name replaces them. */
  readonly usualHeaders: FoundHeader[];
  readonly query: string[];
  /** What is known of the files that options name; `-` is the command's input. */
  readonly files: Files;
  method: string | null;
  data: string | null;
  asQuery: boolean;
  asHead: boolean;
};

export function createCurlRequest(files: Files): CurlRequest {
  return {
    notTaken: [],
    urls: [],
    headers: [],
    usualHeaders: [],
    query: [],
    files,
    method: null,
    data: null,
    asQuery: false,
    asHead: false,
  };
}

/** `written` is the option as the text has it. */
export type GivenOption = { readonly option: Option; readonly written: string; readonly value: string };

/** Applies an option to a request. */
export function applyOption(request: CurlRequest, given: GivenOption): void {
  const { option, written, value } = given;
  switch (option.effect) {
    case 'method':
      request.method = value.trim().toUpperCase();
      break;
    case 'header':
      addHeader(request, given);
      break;
    case 'data':
      // A file too makes it a POST.
      if (value.startsWith('@')) addFile(request, given);
      else addData(request, value, '&');
      break;
    case 'data-raw':
      addData(request, value, '&');
      break;
    case 'data-urlencode':
      addData(request, '', '');
      addEncoded(request, given, (piece) => addData(request, piece, request.data === '' ? '' : '&'));
      break;
    case 'json':
      addJson(request, given);
      break;
    case 'url':
      request.urls.push(value);
      break;
    case 'url-query':
      if (value.startsWith('+')) request.query.push(value.slice(1));
      else addEncoded(request, given, (piece) => request.query.push(piece));
      break;
    case 'user-agent':
      request.usualHeaders.push({ name: 'User-Agent', value });
      break;
    case 'referer':
      request.usualHeaders.push({ name: 'Referer', value: value.replace(/;auto$/, '') });
      break;
    case 'cookie':
      if (value.includes('=')) request.usualHeaders.push({ name: 'Cookie', value });
      else leaveFile(request, written);
      break;
    case 'get':
      request.asQuery = true;
      break;
    case 'head':
      request.asHead = true;
      break;
    case 'form':
    case 'refused':
      if (option.effect === 'form') addData(request, '', '');
      request.notTaken.push({ what: nameOption(option, written), why: option.why });
      break;
    case 'next':
    case 'none':
      break;
    default:
      assertNever(option.effect);
  }
}

/** One request for each address: they share all options. */
export function finishRequest(request: CurlRequest): readonly FoundRequest[] {
  const { method, data, asQuery, asHead, query, headers, usualHeaders, urls } = request;
  const sendsBody = data !== null && !asQuery;
  const usual = asHead ? 'HEAD' : sendsBody ? 'POST' : 'GET';
  const chosen = method === null || method === '' ? usual : method;
  const added = [...query, ...(asQuery && data !== null && data !== '' ? [data] : [])].join('&');
  const all = [...headers, ...withoutNames(usualHeaders, headers)];
  return urls.map((written) => {
    // curl makes lists of [] and {}; a browser therefore writes a backslash before those of the address itself.
    const url = addToQuery(written.replace(/\\([[\]{}])/g, '$1'), added);
    const name = nameByAddress(chosen, url);
    return { name, folder: [], method: chosen, url, headers: all, body: sendsBody ? (data ?? '') : '' };
  });
}

function leaveFile({ notTaken }: CurlRequest, written: string): void {
  notTaken.push({ what: `The file for ${written}`, why: noFile });
}

function addData(request: CurlRequest, piece: string, separator: string): void {
  request.data = request.data === null ? piece : request.data + separator + piece;
}

function addFile(request: CurlRequest, { option: { name }, written, value }: GivenOption): void {
  const content = request.files.get(fileKey(value.slice(1)));
  if (content === undefined) {
    leaveFile(request, written);
    addData(request, '', '');
    return;
  }
  // curl takes line ends out of a file, except for `--data-binary` and `--json`.
  const isAsIs = name === 'data-binary' || name === 'json';
  addData(request, isAsIs ? content : content.replace(/[\r\n]/g, ''), name === 'json' ? '' : '&');
}

function addJson(request: CurlRequest, given: GivenOption): void {
  if (given.value.startsWith('@')) addFile(request, given);
  else addData(request, given.value, '');
  request.usualHeaders.push({ name: 'Content-Type', value: 'application/json' });
  request.usualHeaders.push({ name: 'Accept', value: 'application/json' });
}

function addHeader(request: CurlRequest, { written, value }: GivenOption): void {
  // `Name: value`, `Name;` for one without a value; `Name:` removes one that curl would send.
  const [, name = '', sign, text = ''] = /^([^:;]*)([:;])(.*)$/s.exec(value) ?? [];
  const content = text.trim();
  if (value.startsWith('@')) leaveFile(request, written);
  else if (sign === undefined || name.trim() === '') {
    request.notTaken.push({ what: `The header “${value.slice(0, 40)}”`, why: 'It isn’t in the form “Name: value”.' });
  } else if ((sign === ';') === (content === '')) request.headers.push({ name: name.trim(), value: content });
}

function addEncoded(request: CurlRequest, { written, value }: GivenOption, add: (piece: string) => void): void {
  const [, name = '', sign, content = ''] = /^([^=@]*)([=@])(.*)$/s.exec(value) ?? [];
  if (sign === '@') leaveFile(request, written);
  else if (sign === undefined) add(encode(value));
  else add(name === '' ? encode(content) : `${name}=${encode(content)}`);
}

function nameOption({ name }: Option, written: string): string {
  return written === `--${name}` ? `The option ${written}` : `The option ${written} (--${name})`;
}

/** Those of the headers that a request gets by an option; a `-H` of the same name wins, and the last of two. */
function withoutNames(usual: readonly FoundHeader[], chosen: readonly FoundHeader[]): readonly FoundHeader[] {
  const isSame = (one: FoundHeader) => (other: FoundHeader) => other.name.toLowerCase() === one.name.toLowerCase();
  return usual.filter(
    (one, index) => one.value !== '' && !chosen.some(isSame(one)) && !usual.slice(index + 1).some(isSame(one)),
  );
}

function addToQuery(url: string, added: string): string {
  if (added === '') return url;
  const [, address = '', fragment = ''] = /^([^#]*)(.*)$/s.exec(url) ?? [];
  const separator = address.includes('?') ? (/[?&]$/.test(address) ? '' : '&') : '?';
  return address + separator + added + fragment;
}

/** Percent-encodes as curl does, and leaves each `{{name}}` as it is. */
function encode(text: string): string {
  return text
    .split(/(\{\{[^{}]*\}\})/)
    .map((part, index) => (index % 2 === 1 ? part : encodePart(part)))
    .join('');
}

function encodePart(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
