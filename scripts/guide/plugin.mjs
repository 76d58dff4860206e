import { readGuide } from './read-guide.mjs';

const name = 'virtual:guide';

/**
 * Turns the guide's Markdown into data at build time, so that the window parses no Markdown or HTML.
 * @param {string} folder
 * @returns {import('vite').Plugin}
 */
export function guidePlugin(folder) {
  return {
    name: 'guide',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? toModule(folder) : undefined),
  };
}

/** @param {string} folder */
function toModule(folder) {
  const { pages, pictures } = readGuide(folder);
  const all = [...pictures].map(([source, { file, width, height }], place) => ({
    importing: `import picture${place} from ${JSON.stringify(file)};`,
    entry: `${JSON.stringify(source)}: { url: picture${place}, width: ${width}, height: ${height} }`,
  }));
  return [
    ...all.map(({ importing }) => importing),
    `export const pages = JSON.parse(${JSON.stringify(JSON.stringify(pages))});`,
    `export const pictures = { ${all.map(({ entry }) => entry).join(', ')} };`,
  ].join('\n');
}
