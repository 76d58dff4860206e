import { useEffect, useState } from 'react';
import { reportError } from '#renderer/report-error.ts';
import type { CommandContext } from '#renderer/shell/commands/all-commands.ts';
import { Lazy } from '#renderer/shell/lazy.tsx';
import { AppMenu, loadWhenIdle } from '#renderer/shell/lazy-parts.ts';
import { CrashBoundary } from '#renderer/ui/crash-boundary.tsx';

/** The system's menu, once the window has nothing else to do. It draws nothing, and may fail without being noticed. */
export function MenuWhenIdle(on: CommandContext) {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => loadWhenIdle(() => setIdle(true)), []);
  return (
    <CrashBoundary fallback={() => null} onCrash={(error) => reportError('part', error)}>
      <Lazy wanted={isIdle}>
        <AppMenu {...on} />
      </Lazy>
    </CrashBoundary>
  );
}
