import { ActionIcon, Button, Menu } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowLeft, IconDots } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import type { Draft } from '#app/event/draft.ts';
import type { Variable } from '#app/event/variables.ts';
import { giveSetup, type RunSetup } from '#app/runs/run.ts';
import { formToSetup, type RunForm, type RunFormChange, toggleRow, withData } from '#app/runs/run-form.ts';
import { missingVariables } from '#app/runs/used-variables.ts';
import { ask } from '#renderer/ask.ts';
import { sayFileWritten } from '#renderer/say-written.ts';
import type { OtherPlace, RunPorts } from '#renderer/state/runs-place.ts';
import { leadToUnusable } from '#renderer/ui/unusable-field.ts';
import { blockersOf, isIncomplete } from './blockers.ts';
import { ConfirmRun } from './confirm-run.tsx';
import styles from './new-run.module.css';
import { PreviewPanel } from './preview-panel.tsx';
import { RunSettings } from './run-settings.tsx';
import { choiceOf, type SourceChoice } from './run-source.ts';
import { RunTwinsDialog } from './run-twins-dialog.tsx';
import { StartBar } from './start-bar.tsx';
import { timesOf } from './times-of.ts';
import { useData } from './use-data.ts';
import { useDrop } from './use-drop.ts';
import { useEarlierSettings } from './use-earlier-settings.ts';
import { usePreview } from './use-preview.ts';
import { useRunCheck } from './use-run-check.ts';
import { useStart } from './use-start.ts';
import { formatHistory } from './what-section.tsx';

const delayMs = 300;

const noDrafts: readonly Draft[] = [];

type NewRunProps = {
  readonly form: RunForm;
  readonly environments: readonly Environment[];
  readonly variables: readonly Variable[];
  readonly sources: readonly SourceChoice[];
  readonly onForm: (change: RunFormChange) => void;
  readonly onStarted: (runId: string) => void;
  /** Where events were last sent beside the first environment. */
  readonly otherPlace: OtherPlace;
  readonly onBack: () => void;
  readonly onStartOver: () => void;
  readonly on: RunPorts;
};

/** Sets a run up: what, where to, with which data and how fast, with every request seen before it is sent. */
export function NewRun(props: NewRunProps) {
  const { form, environments, variables, sources, otherPlace, onForm, onStarted, onBack, onStartOver, on } = props;
  const choice = choiceOf(sources, form.source);
  const sourceName =
    form.source?.kind === 'history' ? formatHistory(form.source.exchangeIds.length) : (choice?.name ?? '');
  const settings = useRef<HTMLElement>(null);
  const setup = useMemo(() => formToSetup(form, sourceName), [form, sourceName]);
  const environment = environments.find(({ id }) => id === form.environmentId) ?? environments[0];
  const drafts = choice?.drafts ?? noDrafts;
  // They can be edited in a dialog in front of this view, or change with Undo or an import.
  const around = useMemo(() => JSON.stringify([environment, variables, drafts]), [environment, variables, drafts]);
  const now = useMemo(() => ({ setup, around }), [setup, around]);
  // A change is saved in the meantime: main checks what it has.
  const [debounced] = useDebouncedValue(now, delayMs);
  const checked = useRunCheck(debounced.setup, debounced.around);
  const preview = usePreview(debounced.setup, debounced.around);
  const opener = useData((data) => onForm((before) => withData(before, data, drafts)));
  const drop = useDrop((file) => void opener.openFile(file));
  useEarlierSettings(form, drafts, onForm);
  const starting = useStart(setup, { onStarted, onSay: on.onSay });
  if (environment === undefined) return null;

  const missing = missingVariables(drafts, form.mapping, [...environment.variables, ...variables]);
  const state = { ...checked, isCurrent: checked.isCurrent && now === debounced };
  const blockers = blockersOf(form, state.check, missing);
  const questions = [...new Set([...Object.keys(form.answers), ...(state.check?.questions ?? [])])];

  function start(seen: number, isForTwo = false) {
    if (environment === undefined || leadToUnusable(settings.current)) return;
    starting.start({ form, setup, environment, missing, state, seen, isForTwo });
  }

  return (
    <section aria-label="New run" className={styles['page']} ref={settings} {...drop.on}>
      <header className={styles['head']}>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconArrowLeft size={14} stroke={1.5} />}
          onClick={onBack}
        >
          All runs
        </Button>
        <h1>New run</h1>
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <ActionIcon aria-label="More for this run">
              <IconDots size={16} stroke={1.5} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => leadToUnusable(settings.current) || void exportArtillery(setup, on.onSay)}>
              Export for Artillery
            </Menu.Item>
            <Menu.Item onClick={onStartOver}>Start over</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </header>
      <div className={styles['columns']}>
        <RunSettings
          form={form}
          sources={sources}
          input={{ name: sourceName, drafts, times: timesOf(form, state.check) }}
          environment={environment}
          environments={environments}
          questions={questions}
          opener={opener}
          isOver={drop.isOver}
          onForm={onForm}
        />
        <div className={styles['preview']}>
          <PreviewPanel
            hasSource={form.source !== null}
            preview={preview}
            state={state}
            leftOutRows={form.leftOutRows}
            onToggle={(row) => onForm((before) => toggleRow(before, row))}
          />
        </div>
      </div>
      <StartBar
        form={form}
        environment={environment}
        state={state}
        events={form.source?.kind === 'history' ? form.source.exchangeIds.length : drafts.length}
        blockers={[...blockers.map(({ says }) => says), ...starting.refusals]}
        isIncomplete={isIncomplete(blockers, state.check)}
        onLeaveOut={(leaveOutFaulty) => onForm((before) => ({ ...before, leaveOutFaulty }))}
        isStarting={starting.isStarting}
        onStart={start}
        onStartTwins={(seen) => start(seen, true)}
      />
      {starting.confirming?.isForTwo === true && (
        <RunTwinsDialog
          setup={starting.confirming.setup}
          count={starting.confirming.count}
          hasTids={drafts.some(({ tid }) => tid.trim() !== '')}
          environments={environments}
          otherPlace={otherPlace.last}
          onConfirm={(other) => {
            otherPlace.onChange(other);
            starting.confirmTwins(other);
          }}
          onClose={starting.keep}
        />
      )}
      {starting.confirming?.isForTwo === false && (
        <ConfirmRun
          count={starting.confirming.count}
          environment={starting.confirming.environment}
          siteKey={starting.confirming.setup.siteKey}
          now={starting.confirming.environment}
          onConfirm={starting.confirm}
          onClose={starting.keep}
        />
      )}
    </section>
  );
}

/** Writes a run as a project for Artillery, and says what happened. */
async function exportArtillery(setup: RunSetup | null, say: RunPorts['onSay']): Promise<void> {
  if (setup === null) return say('Choose a request first.', 'problem');
  const answer = await ask('run.exportArtillery', { setup: giveSetup(setup) }, 'the project wasn’t saved');
  switch (answer?.kind) {
    case 'exported':
      return sayFileWritten(`Project saved to ${answer.file}. Ask Medallia for permission before you run a load test.`);
    case 'refused':
      return say(`Nothing was saved. ${answer.says.join(' ')}`, 'problem');
    case 'cancelled':
    case undefined:
      return undefined;
  }
}
