import type { HttpRequest } from '#app/exchange/request.ts';
import { wellFormed } from '#app/text/percent.ts';
import { hasBody, ownHeaders } from './own-headers.ts';

/** Python 3 with nothing but its own library. */
export function formatPython(request: HttpRequest): string {
  const headers = ownHeaders(request).map(({ name, value }) => `    ${text(name)}: ${text(value)},`);
  return `import urllib.error
import urllib.request


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


request = urllib.request.Request(
    ${text(request.url)},
${hasBody(request) ? `    data=${text(wellFormed(request.body))}.encode("utf-8"),\n` : ''}    method=${text(request.method)},
)
for name, value in {
${headers.join('\n')}
}.items():
    request.add_header(name, value)
try:
    with urllib.request.build_opener(NoRedirect).open(request) as response:
        print(response.status, response.read().decode("utf-8", "replace"))
except urllib.error.HTTPError as error:
    print(error.code, error.read().decode("utf-8", "replace"))
`;
}

/** A JSON string reads the same in Python, except for characters beyond 16 bits, which are left as they are. */
function text(value: string): string {
  return JSON.stringify(value).replaceAll('\u007f', '\\x7f');
}
