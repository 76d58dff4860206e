/** What is told of this installation: no name, no path, no key, no address. */
export type DiagnosticFacts = {
  readonly versions: Readonly<Record<string, string | undefined>>;
  readonly system: string;
  readonly isPackaged: boolean;
  /** How many of each thing there are, in the order to be shown. */
  readonly counts: Readonly<Record<string, number>>;
  /** What failed in this start, as the log has it. */
  readonly faults: readonly string[];
};

/** The text that a person sends to whoever looks for a fault. */
export function formatDiagnostics({ versions, system, isPackaged, counts, faults }: DiagnosticFacts): string {
  return [
    `Tidings ${versions['tidings'] ?? '?'}${isPackaged ? '' : ', from its sources'}`,
    `Electron ${versions['electron'] ?? '?'}, Chromium ${versions['chrome'] ?? '?'}, Node.js ${versions['node'] ?? '?'}`,
    system,
    ...Object.entries(counts).map(([name, count]) => `${name}: ${count}`),
    ...(faults.length === 0 ? [] : ['Failed in this start:', ...faults]),
    '',
  ].join('\n');
}
