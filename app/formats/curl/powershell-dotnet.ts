import { wellFormed } from '#app/text/percent.ts';

import type { PowerShellReader } from './powershell-reader.ts';
import { toText, type Value } from './powershell-value.ts';
import { fileKey } from './script.ts';

/** What a call of .NET gives, of the few that scripts for a request use; undefined for any other. */
export function callOf(
  { files }: PowerShellReader,
  name: string,
  [first = '', second = '']: readonly Value[],
): Value | undefined {
  switch (name) {
    case 'guid.newguid':
      return '{{$guid}}';
    case 'path.gettempfilename':
      return `temporary file ${files.size + 1}`;
    case 'file.writealltext':
      files.set(fileKey(toText(first)), toText(second));
      return null;
    case 'uri.escapedatastring':
    case 'webutility.urlencode':
      return toText(first).includes('{{') ? first : encodeURIComponent(wellFormed(toText(first)));
    default:
      if (name.endsWith('.new')) return emptyOf(name.slice(0, -'.new'.length));
      return name.startsWith('encoding.') && name.endsWith('.getbytes') ? first : undefined;
  }
}

/** An empty list or table of a type; undefined for any other type. */
export function emptyOf(type: string): Value | undefined {
  if (/(?:dictionary|hashtable)$/i.test(type)) return new Map();
  return /list$/i.test(type) ? [] : undefined;
}
