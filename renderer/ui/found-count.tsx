import { VisuallyHidden } from '@mantine/core';
import { formatCount } from '#app/quantity.ts';

type FoundCountProps = {
  readonly search: string;
  /** How many it finds. */
  readonly found: number;
};

/** Tells a screen reader how much a search finds; nothing while nothing is searched for. */
export function FoundCount({ search, found }: FoundCountProps) {
  const says = found === 0 ? 'No results' : formatCount(found, 'result');
  return <VisuallyHidden role="status">{search.trim() === '' ? '' : says}</VisuallyHidden>;
}
