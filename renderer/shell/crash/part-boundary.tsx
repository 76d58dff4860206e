import type { ReactNode } from 'react';
import { reportError } from '#renderer/report-error.ts';
import { CrashBoundary } from '#renderer/ui/crash-boundary.tsx';
import { PartNotLoadedError } from '#renderer/ui/load-part.ts';
import { CrashScreen } from './crash-screen.tsx';
import { NotLoaded } from './not-loaded.tsx';

type PartBoundaryProps = {
  /** What the part shows: when that is something else, it is drawn anew. */
  readonly about: string;
  readonly children: ReactNode;
};

/** A part of the window that may fail without taking the rest with it. */
export function PartBoundary({ about, children }: PartBoundaryProps) {
  return (
    <CrashBoundary
      about={about}
      fallback={(tryAgain, error) =>
        error instanceof PartNotLoadedError ? <NotLoaded /> : <CrashScreen of="part" onTryAgain={tryAgain} />
      }
      onCrash={(error) => reportError('part', error)}
    >
      {children}
    </CrashBoundary>
  );
}
