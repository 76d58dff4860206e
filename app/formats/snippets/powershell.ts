import type { HttpRequest } from '#app/exchange/request.ts';
import { wellFormed } from '#app/text/percent.ts';
import { showStatus } from './curl.ts';
import { hasBody, ownHeaders } from './own-headers.ts';

/**
 * curl for PowerShell. The body goes through a file: Windows PowerShell breaks quotes in the arguments of a program, and
 * writes what it pipes in another encoding.
 */
export function formatPowerShell(request: HttpRequest): string {
  const headers = ownHeaders(request).map(({ name, value }) => `-H ${quote(`${name}: ${value}`)}`);
  const options = [`--globoff --path-as-is -X ${request.method} ${quote(request.url)}`, ...headers].join(' `\n  ');
  if (!hasBody(request)) return `curl.exe ${options} \`\n  ${showStatus('NUL', quote)}`;
  return [
    `$body = ${quote(wellFormed(request.body))}`,
    '$file = [IO.Path]::GetTempFileName()',
    '[IO.File]::WriteAllText($file, $body, (New-Object Text.UTF8Encoding $false))',
    `curl.exe ${options} \`\n  --data-binary "@$file"`,
    'Remove-Item $file',
  ].join('\n');
}

/** A text in single quotes. PowerShell takes typographic ones for the same, so those are doubled too. */
function quote(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}
