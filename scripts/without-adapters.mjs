/**
 * Leaves axios' own adapters and its form data out of the build, as axios' package.json does with some of them for
 * browsers. All requests go through our adapter (`main/http/client.ts`). The one for Node.js brings 31 packages with it.
 * The one for `fetch`, and the question whether there is a `FormData`, load all of `fetch` in Node.js: 2 MB in main.
 * @returns {import('vite').Plugin}
 */
export function withoutAdapters() {
  return {
    name: 'without-adapters',
    enforce: 'pre',
    load: (id) => (leftOut.test(id) ? 'export const getFetch = null;\nexport default null;' : null),
    transform(code, id) {
      if (!asking.test(id)) return null;
      if (!code.includes(question)) this.error(`axios asks for FormData in other words now: ${id}`);
      return { code: code.replace(question, 'undefined'), map: null };
    },
  };
}

const leftOut =
  /[\\/]node_modules[\\/]axios[\\/]lib[\\/](?:adapters[\\/](?:http|xhr|fetch)|platform[\\/]node[\\/]classes[\\/]FormData)\.js$/;
const asking = /[\\/]node_modules[\\/]axios[\\/]lib[\\/]utils\.js$/;
const question = "typeof G.FormData !== 'undefined' ? G.FormData : undefined";
