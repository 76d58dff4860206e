import { rowsByArrows } from '#renderer/ui/arrow-keys.ts';
import styles from './guide.module.css';
import type { GuideHit } from './search-guide.ts';

type GuideHitsProps = { readonly hits: readonly GuideHit[]; readonly onTurn: (place: string) => void };

/** What the search of the guide found; how much, it says aloud. */
export function GuideHits({ hits, onTurn }: GuideHitsProps) {
  return (
    <>
      <p role="status" className={styles['found']}>
        {hits.length === 0
          ? 'Nothing found. Try a shorter word.'
          : `Found in ${hits.length} ${hits.length === 1 ? 'place' : 'places'}`}
      </p>
      <ul aria-label="Found in the guide" className={styles['list']} ref={rowsByArrows}>
        {hits.map(({ place, title, heading, excerpt }) => (
          <li key={place}>
            <button type="button" className={styles['entry']} onClick={() => onTurn(place)}>
              <strong>{heading === title ? title : `${title}: ${heading}`}</strong>
              <span>{excerpt}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
