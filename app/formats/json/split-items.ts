import { createListSeeker } from './skip-to-list.ts';

/** A JSON value as it is written, and the line of the file that it begins on. */
export type RawItem = { readonly json: string; readonly line: number };

export type ItemSplitter = {
  readonly push: (text: string) => readonly RawItem[];
  /** The item that the text ended in, and what is wrong with the end. */
  readonly end: () => { readonly item: RawItem | null; readonly says: string | null };
  readonly isBetweenItems: () => boolean;
  readonly unfinishedLength: () => number;
  /** Why the rest is not read; null as long as it is. */
  readonly stopWords: () => string | null;
  /** The members of the outer objects that are no rows. */
  readonly unused: () => readonly string[];
};

type ItemSplitterOptions = { readonly isInside: boolean; readonly list?: readonly string[] };

type State = 'before' | 'between' | 'item' | 'behind' | 'lost';

/**
 * Splits an array of objects, or objects that follow each other, into its items without holding more than one.
 * Whether an item is good JSON is for the reader to say. Commas too many or too few between items do no harm. `isInside`
 * says that the text begins between two items; `list` is the way to the array in an outer object.
 */
export function createItemSplitter({ isInside, list = [] }: ItemSplitterOptions): ItemSplitter {
  const seeker = createListSeeker(list);
  let state: State = isInside ? 'between' : 'before';
  let isArray = false;
  let depth = 0;
  let isInString = false;
  let isEscaped = false;
  let kept = '';
  let line = 1;
  let itemLine = 1;

  /** Says whether the item ends with this character, or just before it. */
  function goOn(character: string): 'on' | 'with' | 'before' {
    if (isInString) {
      if (isEscaped) isEscaped = false;
      else if (character === '\\') isEscaped = true;
      else if (character === '"') isInString = false;
      return 'on';
    }
    if (character === '"') isInString = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (depth === 0 && (character === ',' || character === ']')) return 'before';
    else if (character === '}' || character === ']') depth -= 1;
    else return 'on';
    return depth <= 0 && !isInString ? 'with' : 'on';
  }

  /** The state after a character outside of items. */
  function follow(before: Exclude<State, 'item'>, character: string): State {
    if (list.length > 0 && before === 'before') {
      isArray ||= seeker.isThere(character);
      return isArray ? 'between' : 'before';
    }
    if (list.length > 0 && before === 'behind') {
      seeker.isThere(character);
      return before;
    }
    if (/\s/.test(character)) return before;
    if (before === 'behind' || (before === 'before' && character !== '[' && character !== '{')) return 'lost';
    if (before === 'before' && character === '[') {
      isArray = true;
      return 'between';
    }
    if (character === ']') return 'behind';
    if (character === ',') return before;
    depth = 0;
    return 'item';
  }

  return {
    push(text) {
      const items: RawItem[] = [];
      let from = 0;
      for (let at = 0; at < text.length && state !== 'lost'; at++) {
        const character = text.charAt(at);
        if (character === '\n') line += 1;
        if (state !== 'item') {
          state = follow(state, character);
          if (state !== 'item') continue;
          from = at;
          itemLine = line;
        }
        const step = goOn(character);
        if (step === 'on') continue;
        items.push({ json: kept + text.slice(from, step === 'with' ? at + 1 : at), line: itemLine });
        kept = '';
        state = step === 'before' && character === ']' ? 'behind' : 'between';
      }
      if (state === 'item') kept += text.slice(from);
      return items;
    },
    end() {
      const item = state === 'item' ? { json: kept, line: itemLine } : null;
      if (list.length > 0 && state === 'before')
        return { item, says: `The list “${list.join('.')}” isn’t in the file.` };
      const isCut = isArray && (state === 'between' || state === 'item');
      return { item, says: isCut ? 'The closing ] is missing. The file may be incomplete.' : null };
    },
    isBetweenItems: () => state === 'between',
    unfinishedLength: () => kept.length,
    unused: () => (list.length > 0 ? seeker.passed() : []),
    stopWords: () => (state === 'lost' ? `Line ${line}: a JSON data file must be one array of objects, [ … ].` : null),
  };
}

/** Splits JSON lines: one value a line. A broken line harms no other. */
export function createLineSplitter(): ItemSplitter {
  let kept = '';
  let line = 1;
  return {
    push(text) {
      const parts = (kept + text).split('\n');
      kept = parts.pop() ?? '';
      const items = parts.map((json, index) => ({ json, line: line + index }));
      line += parts.length;
      return items.filter(({ json }) => json.trim() !== '');
    },
    end: () => ({ item: kept.trim() === '' ? null : { json: kept, line }, says: null }),
    isBetweenItems: () => kept === '',
    unfinishedLength: () => kept.length,
    unused: () => [],
    stopWords: () => null,
  };
}
