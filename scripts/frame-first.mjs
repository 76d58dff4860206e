import { readFile } from 'node:fs/promises';
import { fromRoot } from './project.mjs';

/** Where main puts the session into the page. */
const session = '<!-- session -->';
/** What the scripts before the app are called together, and what they are. */
const first = 'first';
const parts = ['first-keys', 'start-after-paint'];

/**
 * Lets the frame be painted before the page's styles and scripts are there: the scripts move behind it, and the styles
 * apply to nothing until the app takes them. They stay in the head, before those that are loaded later. Only the script
 * that keeps the first keys comes before the frame.
 * @returns {import('vite').Plugin}
 */
export function frameFirst() {
  return {
    name: 'frame-first',
    async generateBundle() {
      const { minify, transformWithOxc } = await import('vite');
      const blocks = parts.map(async (part) => {
        const file = fromRoot('renderer', `${part}.ts`);
        const { code } = await transformWithOxc(await readFile(file, 'utf8'), file);
        return (await minify(`${part}.js`, `{\n${code}}\n`)).code;
      });
      this.emitFile({ type: 'asset', fileName: `${first}.js`, source: (await Promise.all(blocks)).join('') });
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html) => {
        if (!html.includes(session)) return html;
        const lines = html.split('\n');
        const moved = lines.filter((line) => /^ *<(?:script type="module"|link rel="modulepreload")/.test(line));
        const rest = lines
          .filter((line) => !moved.includes(line))
          .map((line) => line.replace(/^( *<link rel="stylesheet")/, '$1 media="not all"'))
          .join('\n');
        return rest
          .replace('</title>', () => `</title>\n    <script src="./${first}.js" async></script>`)
          .replace(session, () => `${moved.map(preloaded).join('\n').trim()}\n    ${session}`);
      },
    },
  };
}

/** @param {string} line */
function preloaded(line) {
  return line.replace(/<script type="module"(.*) src=(.*)><\/script>/, '<link rel="modulepreload"$1 href=$2>');
}
