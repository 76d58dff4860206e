import { assertNever } from '#app/assert-never.ts';
import { type FoundHeader, type FoundRequest, type NotTaken, nameByAddress } from '#app/formats/import/found.ts';
import { noFile, type Option } from './curl-options.ts';

/** One request of curl while its options are read. */
export type CurlRequest = {
  readonly notTaken: readonly NotTaken[];
  addUrl(url: string): void;
  /** `written` is the option as the text has it. */
  apply(option: Option, written: string, value: string): void;
  /** One request for each address: they share all options. */
  finish(): readonly FoundRequest[];
};

export function createCurlRequest(): CurlRequest {
  const urls: string[] = [];
  const headers: FoundHeader[] = [];
  const usualHeaders: FoundHeader[] = [];
  const query: string[] = [];
  const notTaken: NotTaken[] = [];
  let method: string | null = null;
  let data: string | null = null;
  let asQuery = false;
  let asHead = false;

  const leaveFile = (written: string) => notTaken.push({ what: `The file for ${written}`, why: noFile });
  const addData = (piece: string, separator: string) => {
    data = data === null ? piece : data + separator + piece;
  };

  const addHeader = (written: string, value: string) => {
    if (value.startsWith('@')) return leaveFile(written);
    // `Name: value`, `Name;` for one without a value; `Name:` removes one that curl would send.
    const [, name = '', sign, text = ''] = /^([^:;]*)([:;])(.*)$/s.exec(value) ?? [];
    const content = text.trim();
    if (sign === undefined || name.trim() === '') {
      notTaken.push({ what: `The header “${value.slice(0, 40)}”`, why: 'It isn’t in the form “Name: value”.' });
    } else if ((sign === ';') === (content === '')) headers.push({ name: name.trim(), value: content });
    return undefined;
  };

  const addEncoded = (written: string, value: string, add: (piece: string) => void) => {
    const [, name = '', sign, content = ''] = /^([^=@]*)([=@])(.*)$/s.exec(value) ?? [];
    if (sign === '@') leaveFile(written);
    else if (sign === undefined) add(encode(value));
    else add(name === '' ? encode(content) : `${name}=${encode(content)}`);
  };

  return {
    notTaken,
    addUrl: (url) => urls.push(url),
    apply: (option, written, value) => {
      const isFile = value.startsWith('@');
      switch (option.effect) {
        case 'method':
          method = value.trim().toUpperCase();
          break;
        case 'header':
          addHeader(written, value);
          break;
        case 'data':
          // A file too makes it a POST.
          addData(isFile ? '' : value, isFile ? '' : '&');
          if (isFile) leaveFile(written);
          break;
        case 'data-raw':
          addData(value, '&');
          break;
        case 'data-urlencode':
          addData('', '');
          addEncoded(written, value, (piece) => addData(piece, data === '' ? '' : '&'));
          break;
        case 'json':
          addData(isFile ? '' : value, '');
          if (isFile) leaveFile(written);
          usualHeaders.push({ name: 'Content-Type', value: 'application/json' });
          usualHeaders.push({ name: 'Accept', value: 'application/json' });
          break;
        case 'url':
          urls.push(value);
          break;
        case 'url-query':
          if (value.startsWith('+')) query.push(value.slice(1));
          else addEncoded(written, value, (piece) => query.push(piece));
          break;
        case 'user-agent':
          usualHeaders.push({ name: 'User-Agent', value });
          break;
        case 'referer':
          usualHeaders.push({ name: 'Referer', value: value.replace(/;auto$/, '') });
          break;
        case 'cookie':
          if (value.includes('=')) usualHeaders.push({ name: 'Cookie', value });
          else leaveFile(written);
          break;
        case 'get':
          asQuery = true;
          break;
        case 'head':
          asHead = true;
          break;
        case 'form':
        case 'refused':
          if (option.effect === 'form') addData('', '');
          notTaken.push({ what: nameOption(option, written), why: option.why });
          break;
        case 'next':
        case 'none':
          break;
        default:
          assertNever(option.effect);
      }
    },
    finish: () => {
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
    },
  };
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
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
