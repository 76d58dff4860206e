import { readFile } from 'node:fs/promises';
import { fromRoot } from './project.mjs';

/** Where main puts the session into the page. */
const session = '<!-- session -->';
const firstKeys = 'first-keys';

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
      const { transformWithOxc } = await import('vite');
      const file = fromRoot('renderer', `${firstKeys}.ts`);
      const { code } = await transformWithOxc(await readFile(file, 'utf8'), file);
      this.emitFile({ type: 'asset', fileName: `${firstKeys}.js`, source: `{\n${code}}\n` });
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
          .replace('</title>', () => `</title>\n    <script src="./${firstKeys}.js" async></script>`)
          .replace(session, () => `${moved.join('\n').trim()}\n    ${session}`);
      },
    },
  };
}
