import { useEffect, useMemo, useRef, useState } from 'react';
import { rowsByArrows } from '#renderer/ui/arrow-keys.ts';
import { SearchField } from '#renderer/ui/search-field.tsx';
import styles from './guide.module.css';
import { GuideHits } from './guide-hits.tsx';
import type { GuidePage, GuidePictures } from './guide-page.ts';
import { GuideBlocks, GuideWaysContext, headingId } from './guide-text.tsx';
import { searchGuide } from './search-guide.ts';

type GuideProps = {
  readonly pages: readonly GuidePage[];
  readonly pictures: GuidePictures;
  /** The page that is read, and after a `#` the heading in it; empty for the first. */
  readonly place: string;
  readonly onTurn: (place: string) => void;
  readonly openerOf: (url: string) => (() => void) | null;
};

/** How Tidings is used, to be read without a network. */
export function Guide({ pages, pictures, place, onTurn, openerOf }: GuideProps) {
  const [search, setSearch] = useState('');
  const hits = useMemo(() => searchGuide(pages, search), [pages, search]);
  const text = useRef<HTMLElement>(null);
  const shown = useRef(place);
  const [name = '', anchor = ''] = place.split('#');
  const page = pages.find((one) => one.name === name) ?? pages[0];

  useEffect(() => {
    if (shown.current === place) return;
    shown.current = place;
    const { current } = text;
    if (current === null) return;
    const heading = anchor === '' ? null : document.getElementById(headingId(anchor));
    if (heading === null) current.scrollTop = 0;
    else heading.scrollIntoView();
    // The pressed link may be gone with the page before.
    current.focus({ preventScroll: true });
  }, [place, anchor]);

  const isSearching = search.trim() !== '';
  return (
    <GuideWaysContext value={{ pictures, onTurn, openerOf }}>
      <section aria-label="Guide" className={styles['guide']}>
        <div className={styles['side']} data-area>
          <SearchField
            m={12}
            aria-label="Search the guide"
            placeholder="Search the guide"
            value={search}
            found="shown"
            onChange={(typed) => setSearch(typed)}
          />
          {isSearching ? (
            <GuideHits hits={hits} onTurn={onTurn} />
          ) : (
            <ul aria-label="Pages of the guide" className={styles['list']} ref={rowsByArrows}>
              {pages.map((one) => (
                <li key={one.name}>
                  <button
                    type="button"
                    className={styles['entry']}
                    aria-current={one === page ? 'page' : undefined}
                    onClick={() => onTurn(one.name)}
                  >
                    {one.title}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
        {page !== undefined && (
          <article key={page.name} data-area ref={text} tabIndex={0} aria-label={page.title} className={styles['page']}>
            <div className={styles['text']}>
              <GuideBlocks blocks={page.blocks} />
            </div>
          </article>
        )}
      </section>
    </GuideWaysContext>
  );
}
