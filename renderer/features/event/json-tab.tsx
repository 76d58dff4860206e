import { Button, Text } from '@mantine/core';
import { use, useMemo } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import { formatBody } from '#app/event/body.ts';
import type { Draft } from '#app/event/draft.ts';
import { findJsonTokens, type JsonToken } from '#app/event/json-tokens.ts';
import { prettyJson } from '#app/event/pretty-json.ts';
import { applyBody, type Body, type BodyProblem, type KeyName, readBody } from '#app/formats/body-json.ts';
import { readLenientBody } from '#app/formats/import/lenient-body.ts';
import { type Catalogue, namesOf } from '#app/library/catalogue.ts';
import { isJson } from '#app/text/json.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { JsonEditor } from '#renderer/ui/json-editor.tsx';
import { asInEditor } from '#renderer/ui/json-editor-text.ts';
import { JsonText } from '#renderer/ui/json-text.tsx';
import { useOwnText } from '#renderer/ui/use-own-text.ts';
import { type TokenMeaning, VariableLookupContext } from '#renderer/ui/variable-lookup.ts';
import styles from './composer.module.css';

type JsonTabProps = {
  readonly draft: Draft;
  readonly environment: Environment;
  readonly catalogue: Catalogue;
  readonly onChange: (draft: Draft) => void;
};

/** The whole body as JSON. What can be read changes the draft; what cannot is kept as typed. */
export function JsonTab({ draft, environment, catalogue, onChange }: JsonTabProps) {
  const book = use(VariableLookupContext);
  const customers = use(CustomersContext);
  const body = useMemo(() => draft.unreadBody ?? writeBody(draft, environment), [draft, environment]);
  // The text stays as typed until the body is changed elsewhere.
  const { shown: text, type } = useOwnText({ value: body, onType: change });
  const reading = useMemo(() => readBody(text), [text]);
  const fixed = useMemo(() => (reading.ok ? null : readFixed(text)), [reading, text]);
  const tokens = findJsonTokens(text).map((token) => ({ ...token, ...book.describe(token.inner) }));
  const problems = reading.ok
    ? [...keyNameProblems(reading.keyName, environment), ...tokens.flatMap(bareTokenProblem)]
    : reading.problems;

  function change(changed: string) {
    const now = readBody(changed);
    onChange(now.ok ? applyBody(draft, now.body) : { ...draft, unreadBody: changed });
  }

  if (customers.text(text) !== text)
    return (
      <div className={styles['json']}>
        <Text size="xs" c="dimmed">
          Presenting is on, so customer keys are masked. Turn it off to edit the body here.
        </Text>
        <pre className="mono" aria-label="Request body" role="group" tabIndex={0}>
          <JsonText text={text} />
        </pre>
      </div>
    );
  return (
    <div className={styles['json']}>
      <Text size="xs" c="dimmed">
        You can edit the body here. White space isn’t kept. Preview shows the exact bytes. Rows you turn off stay on the
        Event tab.
      </Text>
      <JsonEditor
        id="body"
        label="Request body"
        value={text}
        problems={problems}
        tokens={tokens}
        variables={book.names}
        names={{ members: ['uri', 'properties', 'ck'], properties: namesOf(catalogue, 'property') }}
        onChange={type}
      />
      {problems.length > 0 && (
        <Text id="body-problems" size="xs" c="var(--t-bad)" role="alert">
          {problems.map(({ says, from }) => `Line ${lineOf(text, from)}: ${says}`).join(' ')} Your text is kept.
        </Text>
      )}
      {fixed !== null && (
        <Text size="xs" c="var(--t-second)" role="status">
          {fixed.changes.join(' ')}{' '}
          <Button variant="subtle" size="compact-xs" onClick={() => onChange(applyBody(draft, fixed.body))}>
            Fix JSON
          </Button>
        </Text>
      )}
    </div>
  );
}

/** What other tools would read of a text that is no JSON, and what that changes; null where there is nothing to fix. */
function readFixed(text: string): { readonly body: Body; readonly changes: readonly string[] } | null {
  const { reading, changes } = readLenientBody(text);
  return reading.ok && changes.length > 0 ? { body: reading.body, changes } : null;
}

function writeBody(draft: Draft, environment: Environment): string {
  const body = formatBody(draft, draft.uri, environment);
  return prettyJson(body) ?? body;
}

/** What the body calls the customer key is not sent, but what the environment says. */
function keyNameProblems(
  keyName: KeyName | null,
  { name, bodyForm, customerKeyName }: Environment,
): readonly BodyProblem[] {
  const sent = bodyForm === 'customer-key' ? customerKeyName : null;
  if (keyName === null || keyName.text === sent) return [];
  const says =
    sent === null
      ? `This name isn’t sent, because the body form of ${name} has no customer key name. Change it in the environment.`
      : `This name isn’t sent, because ${name} sets the customer key name to “${sent}”. Change it in the environment.`;
  return [{ from: keyName.from, to: keyName.to, says }];
}

/** The value of a token without quotes must be JSON. */
function bareTokenProblem({ from, to, inner, isBare, value }: JsonToken & TokenMeaning): readonly BodyProblem[] {
  if (!isBare || value === null || isJson(value)) return [];
  return [{ from, to, says: `{{${inner}}} is “${value}”, which isn’t a JSON value. Put it in quotes.` }];
}

/** The line as the editor numbers it. */
function lineOf(text: string, offset: number): number {
  return asInEditor(text.slice(0, offset)).split('\n').length;
}
