import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { use, useState } from 'react';
import { prettyJson } from '#app/event/pretty-json.ts';
import type { Answer } from '#app/exchange/exchange.ts';
import { formatBytes } from '#app/quantity.ts';
import { ask } from '#renderer/ask.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { JsonText } from '#renderer/ui/json-text.tsx';
import styles from './body-tab.module.css';

/** How much more of a long response one press shows, in characters. */
const page = 200_000;

type BodyTabProps = {
  readonly exchangeId: string;
  readonly answer: Answer;
  readonly onCopy: (text: string, what: string) => void;
};

/** The body of the response, formatted or raw. A long one is shown page by page. */
export function BodyTab({ exchangeId, answer, onCopy }: BodyTabProps) {
  const customers = use(CustomersContext);
  const [more, setMore] = useState<{ readonly text: string; readonly ended: boolean }>({ text: '', ended: false });
  const [wantsRaw, setWantsRaw] = useState(false);
  const shown = answer.body + more.text;
  const pretty = prettyJson(shown);
  const cut = shown.length < answer.bodyBytes && !more.ended && answer.body.length >= 65_536;

  async function showMore() {
    const asked = { id: exchangeId, from: shown.length, length: page };
    const part = await ask('exchange.readBody', asked, 'the rest of the answer isn’t shown');
    if (part === null) return;
    const text = part.text ?? '';
    const ended = text === '' || asked.from + text.length >= part.totalCharacters;
    // Appended once, and only to the text that it continues.
    setMore((now) => (answer.body.length + now.text.length === asked.from ? { text: now.text + text, ended } : now));
  }

  if (answer.bodyBytes === 0)
    return (
      <Text c="dimmed" p={20}>
        The answer has no body.
      </Text>
    );
  const text = pretty === null || wantsRaw ? shown : pretty;
  return (
    <div className={styles['body']}>
      <Group gap={12} className={styles['head'] ?? ''}>
        <Text size="xs" c="dimmed">
          {formatBytes(answer.bodyBytes)}
          {pretty === null && ' · no JSON that could be laid out'}
          {cut && ` · the first ${formatBytes(shown.length)} are shown`}
          {!answer.whole && ' · it did not come whole'}
          {more.ended &&
            shown.length < answer.bodyBytes &&
            answer.body.length === shown.length &&
            ' · the rest is no longer held'}
        </Text>
        <Button size="compact-xs" variant="subtle" onClick={() => onCopy(text, 'Body')}>
          Copy body
        </Button>
        <SegmentedControl
          aria-label="Body as"
          data={['Pretty', 'Raw']}
          disabled={pretty === null}
          value={pretty === null || wantsRaw ? 'Raw' : 'Pretty'}
          onChange={(value) => setWantsRaw(value === 'Raw')}
        />
      </Group>
      <pre className={styles['text']} tabIndex={0} role="group" aria-label="Answer">
        {pretty === null ? customers.text(text) : <JsonText text={text} />}
      </pre>
      {cut && (
        <Button m={12} onClick={showMore}>
          Show {formatBytes(page)} more
        </Button>
      )}
    </div>
  );
}
