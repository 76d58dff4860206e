/**
 * Tells the bundler that `app` does nothing when it is loaded: a schema that the window does not use is then left out, and
 * zod with it.
 * @param {string} folder that of `app`, absolute, with slashes
 * @returns {import('vite').Plugin}
 */
export function pureCore(folder) {
  return {
    name: 'pure-core',
    enforce: 'post',
    transform(code, id) {
      if (!id.startsWith(folder) || !code.includes('zod')) return null;
      const starts = [];
      for (const statement of this.parse(code).body) {
        const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
        if (declared?.type !== 'VariableDeclaration') continue;
        for (const { init } of declared.declarations) if (init?.type === 'CallExpression') starts.push(init);
      }
      let marked = code;
      for (const { start, end } of starts.reverse())
        marked = `${marked.slice(0, start)}/* @__PURE__ */ (() => ${marked.slice(start, end)})()${marked.slice(end)}`;
      return { code: marked, map: null, moduleSideEffects: false };
    },
  };
}
