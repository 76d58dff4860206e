import { Text } from '@mantine/core';
import { useState } from 'react';
import type { Environment } from '#app/environment/environment.ts';
import { formatBody } from '#app/event/body.ts';
import type { Draft } from '#app/event/draft.ts';
import { prettyJson } from '#app/exchange/pretty-json.ts';
import { applyBody, readBody } from '#app/formats/body-json.ts';
import { type Catalogue, namesOf } from '#app/library/catalogue.ts';
import { JsonEditor } from '#renderer/ui/json-editor.tsx';
import styles from './composer.module.css';

type JsonTabProps = {
  readonly draft: Draft;
  readonly environment: Environment;
  readonly catalogue: Catalogue;
  readonly onChange: (draft: Draft) => void;
};

/** The whole body as JSON. What can be read changes the draft; what cannot is kept as typed. */
export function JsonTab({ draft, environment, catalogue, onChange }: JsonTabProps) {
  const [typed, setTyped] = useState<{ readonly text: string; readonly draft: Draft } | null>(null);
  // What was typed here stands as typed, until the draft is changed elsewhere.
  const text = typed?.draft === draft ? typed.text : (draft.unreadBody ?? writeBody(draft, environment));
  const reading = readBody(text);

  function type(changed: string) {
    const now = readBody(changed);
    const next = now.ok ? applyBody(draft, now.body) : { ...draft, unreadBody: changed };
    setTyped({ text: changed, draft: next });
    onChange(next);
  }

  return (
    <div className={styles['json']}>
      <Text size="xs" c="dimmed">
        The body, as you may change it. White space is not kept; Preview shows the bytes. Rows that are switched off
        stay in the tab Event.
      </Text>
      <JsonEditor
        id="body"
        label="Request body"
        value={text}
        faults={reading.ok ? [] : reading.faults}
        names={{ members: ['uri', 'properties', 'ck'], properties: namesOf(catalogue, 'property') }}
        onChange={type}
      />
      {!reading.ok && (
        <Text size="xs" c="var(--t-bad)" role="alert">
          {reading.faults.map(({ says, from }) => `Line ${lineOf(text, from)}: ${says}`).join(' ')} What you typed is
          kept.
        </Text>
      )}
    </div>
  );
}

function writeBody(draft: Draft, environment: Environment): string {
  const body = formatBody(draft, draft.uri, environment);
  return prettyJson(body) ?? body;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
