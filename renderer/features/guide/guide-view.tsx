import { pages, pictures } from 'virtual:guide';
import type { Dispatch } from 'react';
import { outsideLinkOf } from '#app/desktop/outside-links.ts';
import { perform } from '#renderer/ask.ts';
import type { WorkbenchAction } from '#renderer/state/workbench-state.ts';
import { Guide } from './guide.tsx';

type GuideViewProps = { readonly place: string; readonly dispatch: Dispatch<WorkbenchAction> };

/** The guide with its pages; all of it is loaded when it is first opened. */
export function GuideView({ place, dispatch }: GuideViewProps) {
  return (
    <Guide
      pages={pages}
      pictures={pictures}
      place={place}
      onTurn={(to) => dispatch({ type: 'guide-turned', place: to })}
      openerOf={(url) => {
        const link = outsideLinkOf(url);
        return link === null ? null : () => void perform('link.open', { link }, 'the link wasn’t opened');
      }}
    />
  );
}
