import { readFile } from 'node:fs/promises';
import { fromRoot } from './project.mjs';

/** Where main puts the session into the page. */
const session = '<!-- session -->';
const firstKeys = 'first-keys';

/**
 * Moves the page's styles and scripts behind its frame, so that the frame is painted before they are there. Only the
 * script that keeps the first keys comes before it.
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
        const moved = lines.filter((line) =>
          /^ *<(?:script type="module"|link rel="(?:stylesheet|modulepreload)")/.test(line),
        );
        const rest = lines.filter((line) => !moved.includes(line)).join('\n');
        return rest
          .replace('</title>', () => `</title>\n    <script src="./${firstKeys}.js" async></script>`)
          .replace(session, () => `${moved.join('\n').trim()}\n    ${session}`);
      },
    },
  };
}
