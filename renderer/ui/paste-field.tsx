import { Button, Group, Text } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import { TextareaField } from './text-field.tsx';

type PasteFieldProps = {
  /** Takes the text. Returns why it can't be read; null when it was taken. */
  readonly onGiven: (text: string) => Promise<string | null>;
  readonly isFocused?: boolean;
};

/** How many characters come at once only where a text is pasted or dropped, not where it is typed. */
const leastPasted = 8;

/** The longest text that a field shows: it would be busy with a longer one for seconds. */
const mostShown = 20_000;

/** The one field for whatever a person was given for MXO. A pasted text is read at once, a typed one with Enter. */
export function PasteField({ onGiven, isFocused = false }: PasteFieldProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isReading, setReading] = useState(false);
  /** How often the text was changed. */
  const changes = useRef(0);
  const problemId = useId();

  async function read(given: string) {
    if (given.trim() === '' || isReading) return;
    setReading(true);
    const before = changes.current;
    const says = await onGiven(given).finally(() => setReading(false));
    // What was typed meanwhile is another text, which the answer is not about.
    if (changes.current !== before) return;
    setProblem(says);
    // What can't be read stays; of a very long text, its beginning.
    setText(says === null ? '' : given.slice(0, mostShown));
  }

  function change(typed: string) {
    const isPasted = typed.length - text.length >= leastPasted;
    changes.current += 1;
    setProblem(null);
    setText(typed);
    if (isPasted) void read(typed);
  }

  return (
    <div>
      <TextareaField
        label="Paste what you were given"
        description="For example an endpoint URL, an MXO tag, a pixel URL, a cURL command, or Postman or HAR text."
        classNames={{ input: 'mono' }}
        aria-describedby={problem === null ? undefined : problemId}
        data-autofocus={isFocused || undefined}
        lines={[1, 4]}
        spellCheck={false}
        value={text}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain');
          if (pasted.length <= mostShown) return;
          event.preventDefault();
          void read(pasted);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey) return;
          if (event.nativeEvent.isComposing || text.includes('\n')) return;
          event.preventDefault();
          void read(text);
        }}
        onChange={change}
      />
      {text !== '' && (
        <Group gap={8} mt={8} wrap="nowrap" align="flex-start">
          <Button size="compact-sm" flex="none" loading={isReading} onClick={() => void read(text)}>
            Read it
          </Button>
          {problem !== null && (
            <Text id={problemId} size="xs" c="var(--t-bad)" role="alert">
              {problem}
            </Text>
          )}
        </Group>
      )}
    </div>
  );
}
