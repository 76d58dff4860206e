import { type ReactNode, Suspense, useState } from 'react';

type LaterProps = {
  readonly wanted: boolean;
  /** Components that are loaded when they are first drawn. */
  readonly children: ReactNode;
};

/** Draws what it holds from the moment that it is first wanted, and keeps it, so that it can close as it opened. */
export function Later({ wanted, children }: LaterProps) {
  const [isLoaded, setLoaded] = useState(wanted);
  if (wanted && !isLoaded) setLoaded(true);
  return wanted || isLoaded ? <Suspense fallback={null}>{children}</Suspense> : null;
}
