import { Text, VisuallyHidden } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { type ReactNode, Suspense } from 'react';
import type { Continuation } from '#app/customers/customer-index.ts';
import type { Environment } from '#app/environments/environment.ts';
import type { Draft } from '#app/event/draft.ts';
import type { Field } from '#app/event/problems.ts';
import type { Prepared } from '#app/exchange/prepare.ts';
import type { Catalogue } from '#app/library/catalogue.ts';
import { problemId } from '#renderer/state/focus-field.ts';
import type { SendState } from '#renderer/state/tabs-state.ts';
import { buttonsByArrows } from '#renderer/ui/arrow-keys.ts';
import { lazyPart } from '#renderer/ui/load-part.ts';
import styles from './composer.module.css';
import { type ComposerTab, ComposerTabs, InTabsContext } from './composer-tabs.tsx';
import { EventTab } from './event-tab.tsx';
import { ExpectTab } from './expect-tab.tsx';
import { PixelLine } from './pixel-line.tsx';
import { PreviewTab } from './preview-tab.tsx';
import { ProblemList, type ShownProblem } from './problem-list.tsx';
import { RequestLine } from './request-line.tsx';
import { SendButton } from './send-button.tsx';
import { SendMenu } from './send-menu.tsx';
import { sendNote } from './send-note.tsx';
import { useRepeatedAfter } from './sent-before.tsx';

// The JSON editor is large, and most people never open it.
const JsonTab = lazyPart(async () => (await import('./json-tab.tsx')).JsonTab);

type ComposerProps = {
  readonly draft: Draft;
  readonly environment: Environment;
  /** The event as it would be sent now, and at a moment (ISO 8601). */
  readonly prepared: { readonly now: Prepared; readonly at: (moment: string) => Prepared };
  readonly problems: readonly ShownProblem[];
  readonly customer: Continuation | null;
  readonly catalogue: Catalogue;
  /** The form of the draft's template, and its title in place of the request line; null when it has none. */
  readonly form: ComposerForm | null;
  readonly send: SendState;
  readonly tab: ComposerTab;
  readonly on: ComposerActions;
};

type ComposerForm = {
  readonly head: ReactNode;
  readonly body: ReactNode;
  /** It stays while another tab is shown: a date that is half typed exists only in its field. */
  readonly isKept: boolean;
};

type ComposerActions = {
  readonly onTab: (tab: ComposerTab) => void;
  readonly onChange: (draft: Draft) => void;
  /** Something was typed in a field, by the id of its element. */
  readonly onTyped: (id: string) => void;
  readonly onGoTo: (field: Field) => void;
  readonly onSave: () => void;
  readonly onMakeTemplate: () => void;
  readonly onCopy: (text: string, what: string, note?: string) => void;
  readonly onSend: () => void;
  readonly onCancel: () => void;
  readonly onSendToTwo: () => void;
};

/** The editor of one event: its target, its fields, and Send. */
export function Composer(props: ComposerProps) {
  const { draft, environment, prepared, problems, customer, form, send, on } = props;
  const request = prepared.now.reading.ok ? prepared.now.reading.request : null;
  const repeatedAfter = useRepeatedAfter(send, request);
  const note = sendNote({ draft, environment, send, repeatedAfter });
  const marked = problems.filter(({ isQuiet }) => isQuiet !== true);
  const errors = marked.filter(({ level }) => level === 'error');
  const tab = props.tab === 'form' && form === null ? 'event' : props.tab;
  return (
    <div
      id="composer"
      data-area
      className={styles['composer']}
      onInput={({ target }) => target instanceof HTMLElement && target.id !== '' && on.onTyped(target.id)}
    >
      <VisuallyHidden component="h1">Compose an event</VisuallyHidden>
      <div className={styles['hero']} data-uncovered>
        {tab === 'form' && form !== null ? (
          <div className={styles['formHead']}>{form.head}</div>
        ) : (
          <RequestLine request={request} />
        )}
        {note?.node}
        <Blocked errors={errors.length} />
        {/* One stop of Tab: what is beside Send is reached by an arrow key. */}
        <div ref={buttonsByArrows} className={styles['sends'] ?? ''}>
          <SendButton
            environment={environment}
            sendingSince={send.kind === 'sending' ? send.since : null}
            errors={errors.length}
            {...describedBy(errors, [note?.id, draft.sendAs === 'pixel' ? 'pixel' : undefined])}
            onSend={on.onSend}
            onCancel={on.onCancel}
          />
          <SendMenu
            sendAs={draft.sendAs}
            onSendAs={(sendAs) => on.onChange({ ...draft, sendAs })}
            onSendToTwo={on.onSendToTwo}
          />
        </div>
      </div>
      <PixelLine draft={draft} sent={prepared.now.draft} />
      <InTabsContext
        value={{
          form: form?.body,
          event: (
            <EventTab
              draft={draft}
              sent={prepared.now.draft}
              environment={environment}
              problems={marked}
              customer={customer}
              catalogue={props.catalogue}
              onChange={on.onChange}
            />
          ),
          json: (
            <Suspense fallback={<Text c="dimmed">Opening the editor…</Text>}>
              <JsonTab draft={draft} environment={environment} catalogue={props.catalogue} onChange={on.onChange} />
            </Suspense>
          ),
          preview: (
            <PreviewTab
              composed={draft}
              prepared={prepared.now}
              prepareAt={prepared.at}
              isShown={tab === 'preview'}
              onCopy={on.onCopy}
            />
          ),
          expect: (
            <ExpectTab
              expectations={draft.expectations}
              onChange={(expectations) => on.onChange({ ...draft, expectations })}
            />
          ),
        }}
      >
        <ComposerTabs
          tab={tab}
          hasForm={form !== null}
          isFormKept={form?.isKept === true}
          expected={draft.expectations.length}
          onTab={on.onTab}
          onMakeTemplate={on.onMakeTemplate}
          onSave={on.onSave}
        />
      </InTabsContext>
      <ProblemList draft={draft} problems={problems} onGoTo={on.onGoTo} onChange={on.onChange} />
    </div>
  );
}

/** Says how many errors block Send, also to a screen reader. */
function Blocked({ errors }: { readonly errors: number }) {
  return (
    <div aria-live="polite">
      {errors > 0 && (
        <Text id="blocked" className={styles['blocked'] ?? ''} size="xs">
          <IconAlertOctagon size={16} stroke={1.8} aria-hidden="true" />
          {errors === 1 ? '1 error to fix' : `${errors} errors to fix`}
        </Text>
      )}
    </div>
  );
}

/** What describes Send: that it is blocked and by what, or what is said beside it. */
function describedBy(errors: readonly ShownProblem[], notes: readonly (string | undefined)[]) {
  const [first] = errors;
  if (first !== undefined) return { describedBy: `blocked ${problemId(first.field)}` };
  const ids = notes.filter((id) => id !== undefined).join(' ');
  return ids === '' ? {} : { describedBy: ids };
}
