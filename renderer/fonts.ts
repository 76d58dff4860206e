/**
 * The fonts of the window, as in its first frame in `index.html`. Linux never has the fonts of the other systems: named, the
 * browser would look for each of them in each size and weight, and the first layout would wait for that.
 */
export function fontsOn(userAgent: string): { readonly fontFamily: string; readonly fontFamilyMonospace: string } {
  if (userAgent.includes('Linux'))
    return {
      fontFamily: 'Inter, Cantarell, system-ui, sans-serif',
      fontFamilyMonospace: '"Cascadia Mono", "JetBrains Mono", "DejaVu Sans Mono", monospace',
    };
  return {
    fontFamily: '"Segoe UI Variable Text", "Segoe UI", -apple-system, Inter, Cantarell, system-ui, sans-serif',
    fontFamilyMonospace: '"Cascadia Mono", "SF Mono", Menlo, "JetBrains Mono", Consolas, "DejaVu Sans Mono", monospace',
  };
}
