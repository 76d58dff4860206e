import { Button, SegmentedControl, Text } from '@mantine/core';
import { use, useMemo, useState } from 'react';
import { prettyJson } from '#app/event/pretty-json.ts';
import { type Answer, keptCharacters } from '#app/exchange/exchange.ts';
import { missingBody } from '#app/exchange/missing-response.ts';
import { formatBytes } from '#app/quantity.ts';
import { utf8Length } from '#app/text/utf8.ts';
import { ask } from '#renderer/ask.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { JsonText } from '#renderer/ui/json-text.tsx';
import styles from './body-tab.module.css';

/** How much more of a long response one press shows, in characters. */
const page = 200_000;
/** How much of one is read at once to copy it, in characters. */
const mostRead = 1_000_000;

/** What was read of a long response besides its beginning, and whether there is more. */
type More = { readonly text: string; readonly rest: 'unread' | 'read' | 'gone' };

type ShownBody = ReturnType<typeof useShownBody>;

/** The body of an answer as far as it is shown, formatted or raw. A long one is shown page by page. */
export function useShownBody(exchangeId: string, answer: Answer | null) {
  const [more, setMore] = useState<More>({ text: '', rest: 'unread' });
  const [wantsRaw, setWantsRaw] = useState(false);
  const { body, bodyBytes } = answer ?? { body: '', bodyBytes: 0 };
  const shown = body + more.text;
  const pretty = useMemo(() => prettyJson(shown), [shown]);

  async function showMore() {
    const asked = { id: exchangeId, from: shown.length, length: page };
    const part = await ask('exchange.readBody', asked, 'the rest of the response isn’t shown');
    if (part === null) return;
    const text = part.text ?? '';
    const isAll = asked.from + text.length >= part.totalCharacters;
    const rest = part.text === null ? 'gone' : isAll ? 'read' : 'unread';
    // Appended once, and only to the text that it continues.
    setMore((now) => (body.length + now.text.length === asked.from ? { text: now.text + text, rest } : now));
  }

  /** Copies all of the body that there is, also what isn’t shown. */
  async function copyAll(onCopy: BodyToolsProps['onCopy']) {
    const rest = isCut ? await readRest(exchangeId, shown.length) : { text: '', isAll: !isRestGone };
    if (rest === null) return;
    if (!rest.isAll) setMore((now) => ({ ...now, rest: 'gone' }));
    const all = shown + rest.text;
    const isWhole = rest.isAll && answer?.whole !== false;
    onCopy(wantsRaw ? all : (prettyJson(all) ?? all), isWhole ? 'Body' : 'Beginning of the body');
  }

  const isCut = shown.length < bodyBytes && more.rest === 'unread' && body.length >= keptCharacters.answer;
  const isRestGone = more.rest === 'gone';
  // Of the beginning of a text nobody knows what the whole is.
  const isWhole = !isCut && !isRestGone && answer?.whole !== false;
  const remarks = [
    pretty === null && isWhole ? ['not JSON, shown as received'] : [],
    isCut ? [`only the first ${formatBytes(utf8Length(shown))} shown`] : [],
    answer?.whole === false ? ['incomplete'] : [],
    isRestGone ? ['the rest is no longer available'] : [],
  ].flat();
  return {
    bodyBytes,
    missing: missingBody({ whole: answer?.whole !== false }, false),
    remarks,
    isCut,
    showMore,
    copyAll,
    isJson: pretty !== null,
    isRaw: pretty === null || wantsRaw,
    setRaw: setWantsRaw,
    text: pretty === null || wantsRaw ? shown : pretty,
  };
}

/** The body of an answer from a place on, as far as it is still held; null when a notice was shown. */
async function readRest(id: string, from: number): Promise<{ text: string; isAll: boolean } | null> {
  let text = '';
  for (;;) {
    const asked = { id, from: from + text.length, length: mostRead };
    const part = await ask('exchange.readBody', asked, 'the body wasn’t copied');
    if (part === null) return null;
    text += part.text ?? '';
    if (part.text === null) return { text, isAll: false };
    if (part.text === '' || from + text.length >= part.totalCharacters) return { text, isAll: true };
  }
}

type BodyToolsProps = {
  readonly body: ShownBody;
  readonly onCopy: (text: string, what: string) => void;
};

/** What can be done with the body that is shown. */
export function BodyTools({ body, onCopy }: BodyToolsProps) {
  if (body.bodyBytes === 0) return null;
  return (
    <div className={styles['tools']}>
      <Text size="xs" c="dimmed">
        {formatBytes(body.bodyBytes)}
      </Text>
      <Button size="compact-xs" variant="subtle" onClick={() => void body.copyAll(onCopy)}>
        Copy body
      </Button>
      <SegmentedControl
        size="xs"
        aria-label="Body as"
        data={['Pretty', 'Raw']}
        disabled={!body.isJson}
        value={body.isRaw ? 'Raw' : 'Pretty'}
        onChange={(value) => body.setRaw(value === 'Raw')}
      />
    </div>
  );
}

/** The body of the response. */
export function BodyTab({ body }: { readonly body: ShownBody }) {
  const customers = use(CustomersContext);
  if (body.bodyBytes === 0)
    return (
      <Text c="dimmed" px={20} py={12}>
        {body.missing}
      </Text>
    );
  return (
    <div className={styles['body']}>
      {body.remarks.length > 0 && (
        <Text size="xs" c="dimmed" px={20} pt={8}>
          {body.remarks.join(' · ')}
        </Text>
      )}
      <pre className={styles['text']} tabIndex={0} role="group" aria-label="Answer">
        {body.isJson ? <JsonText text={body.text} /> : customers.text(body.text)}
      </pre>
      {body.isCut && (
        <Button m={12} onClick={body.showMore}>
          Show {formatBytes(page)} more
        </Button>
      )}
    </div>
  );
}
