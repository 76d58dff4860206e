import { Highlight } from '@mantine/core';
import { MiddleCut } from '#renderer/ui/middle-cut.tsx';
import table from '#renderer/ui/table.module.css';

type FoundProps = {
  readonly text: string;
  readonly words: readonly string[];
  readonly className: string;
  readonly title?: string;
};

/** A text with the words that were searched for marked in it. */
export function Found({ text, words, className, title }: FoundProps) {
  if (words.length === 0)
    return (
      <span className={className} title={title}>
        {text}
      </span>
    );
  return (
    <Highlight
      component="span"
      className={className}
      title={title ?? ''}
      // A longer word isn't in it, and would make a pattern longer than the engine takes.
      highlight={words.filter((word) => word.length <= text.length)}
      highlightStyles={{ background: 'var(--t-found)', color: 'inherit' }}
      inherit
    >
      {text}
    </Highlight>
  );
}

type EndsProps = Omit<FoundProps, 'className' | 'title'> & {
  readonly className?: string;
  /** How many of its last letters stay. */
  readonly end: number;
};

/**
 * A text that is cut in its middle where it doesn't fit: those that begin alike differ at their end. A searched one is cut
 * at its end, as a found word may be anywhere in it.
 */
export function Ends({ text, words, className = '', end }: EndsProps) {
  if (words.length > 0 || text.length < 2 * end)
    return <Found className={`${className} ${table['cut']}`} title={text} words={words} text={text} />;
  return <MiddleCut className={className} title={text} text={text} end={end} />;
}

/** How much of a customer key’s end tells it from others: of an email address, more than what follows its @. */
export function endOfKey(customerKey: string): number {
  const domain = customerKey.length - customerKey.lastIndexOf('@');
  return domain <= 16 ? domain + 4 : 8;
}
