import type { RunInput } from './run.ts';

/** A text that is the same for the same source. */
export function runInputKey(source: RunInput): string {
  switch (source.kind) {
    case 'request':
      return `request ${source.requestId}`;
    case 'folder':
      return `folder ${source.folderId}`;
    case 'storyboard':
      return `storyboard ${source.storyboardId}`;
    case 'history':
      return `history ${source.exchangeIds.join(' ')}`;
  }
}
