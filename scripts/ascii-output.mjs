/**
 * Writes all other characters than those of ASCII as `\u2019`, as esbuild does. V8 and Blink keep a script with one other
 * character in two bytes a letter, as long as it is loaded: 1 MB more for the window and 1 MB more for main.
 * The bundler's minifier can't do it.
 * @returns {import('vite').Plugin}
 */
export function asciiOutput() {
  return {
    name: 'ascii-output',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk' || !/[^\0-\x7f]/.test(file.code)) continue;
          refuseEscaped(file.code);
          refuseRawTexts(this.parse(file.code), file.code);
          const mapFile = bundle[`${file.fileName}.map`];
          if (mapFile?.type === 'asset') mapFile.source = await movedMap(String(mapFile.source), file.code);
          file.code = escaped(file.code);
        }
      },
    },
  };
}

/** @param {string} code */
export function escaped(code) {
  return code.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * A source map whose columns are those of the escaped code.
 * @param {string} map
 * @param {string} code before it is escaped
 */
export async function movedMap(map, code) {
  const { decode, encode } = await import('@jridgewell/sourcemap-codec');
  const parsed = JSON.parse(map);
  const moved = decode(parsed.mappings).map((segments, line) => {
    const column = columnsOf(code.split('\n')[line] ?? '');
    return segments.map(([at, ...rest]) => /** @type {typeof segments[number]} */ ([column(at), ...rest]));
  });
  return JSON.stringify({ ...parsed, mappings: encode(moved) });
}

/**
 * Where a column of a line is once the line is escaped. Columns are asked for in their order.
 * @param {string} line
 */
function columnsOf(line) {
  let [read, added] = [0, 0];
  return (/** @type {number} */ at) => {
    for (; read < at; read++) if (line.charCodeAt(read) > 0x7f) added += '\\u2019'.length - 1;
    return at + added;
  };
}

/**
 * After a backslash, an escape would lose its own.
 * @param {string} code
 */
function refuseEscaped(code) {
  const [found] = /(?<!\\)(?:\\\\)*\\[^\0-\x7f].{0,40}/u.exec(code) ?? [];
  if (found !== undefined) throw new Error(`A backslash before a character that isn’t of ASCII: ${found}`);
}

/**
 * An escape in a text of `String.raw` would stay one. Other functions that take templates read them with their escapes.
 * @param {unknown} node
 * @param {string} code
 */
function refuseRawTexts(node, code) {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node && node.type === 'TaggedTemplateExpression') {
    const { tag, quasi } = /** @type {import('vite').ESTree.TaggedTemplateExpression} */ (
      /** @type {unknown} */ (node)
    );
    const texts = quasi.quasis.map(({ value }) => value.raw).join('');
    const isRaw = code.slice(tag.start, tag.end) === 'String.raw';
    if (isRaw && /[^\0-\x7f]/.test(texts)) throw new Error(`String.raw with other characters than ASCII: ${texts}`);
  }
  for (const child of Object.values(node)) refuseRawTexts(child, code);
}
