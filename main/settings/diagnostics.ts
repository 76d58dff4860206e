/** Facts about this installation, without any name, path, key or address. */
export type DiagnosticFacts = {
  readonly versions: Readonly<Record<string, string | undefined>>;
  readonly system: string;
  readonly isPackaged: boolean;
  /** How many of each thing there are, in display order. */
  readonly counts: Readonly<Record<string, number>>;
  /** What failed since the start, as written in the log. */
  readonly errors: readonly string[];
};

/** The text that a person sends to support. */
export function formatDiagnostics({ versions, system, isPackaged, counts, errors }: DiagnosticFacts): string {
  return [
    `Tidings ${versions['tidings'] ?? '?'}${isPackaged ? '' : ', from source'}`,
    `Electron ${versions['electron'] ?? '?'}, Chromium ${versions['chrome'] ?? '?'}, Node.js ${versions['node'] ?? '?'}`,
    system,
    ...Object.entries(counts).map(([name, count]) => `${name}: ${count}`),
    ...(errors.length === 0 ? [] : ['Errors in this session:', ...errors]),
    '',
  ].join('\n');
}
