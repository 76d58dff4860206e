import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useMemo, useState } from 'react';
import { vi } from 'vitest';
import { blankEnvironment, type Environment } from '#app/environments/environment.ts';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { blankRunForm, type RunForm } from '#app/runs/run-form.ts';
import { NewRun } from '#renderer/features/runs/new-run.tsx';
import { type Customers, CustomersContext } from '#renderer/ui/customers.ts';
import { type FakeRunService, installFakeRunService } from './fake-run-service.ts';
import { render } from './render.tsx';

const uat: Environment = { ...blankEnvironment('uat'), name: 'UAT', siteKeys: [{ siteKey: 'ONE-1', label: 'Retail' }] };
const prod: Environment = { ...uat, id: 'prod', name: 'PROD', colour: 'red', askBeforeSending: true };
/** The input that the run starts with. */
export const source = { kind: 'request', requestId: 'request-1' } as const;
const choice = {
  source,
  name: 'Interest',
  group: 'Saved requests',
  drafts: [{ ...blankDraft, uri: 'assist://a/{{city}}' }],
};

type Options = FakeRunService & { readonly customers?: Customers };

/** Shows the form of a new run with a fake run service. */
export function showNewRun(form: Partial<RunForm>, { customers, ...service }: Options = {}) {
  const bridge = installFakeRunService(service);
  const onStarted = vi.fn();
  let setUat: (change: Partial<Environment>) => void = () => undefined;
  let setDraft: (change: Partial<Draft>) => void = () => undefined;
  let set: (form: (before: RunForm) => RunForm) => void = () => undefined;
  function Page() {
    const [current, setCurrent] = useState<RunForm>({
      ...blankRunForm({ environmentId: 'uat', siteKey: 'ONE-1' }, source),
      ...form,
    });
    const [changed, setChanged] = useState<Partial<Environment>>({});
    const [draft, setChangedDraft] = useState<Partial<Draft>>({});
    const sources = useMemo(() => [{ ...choice, drafts: choice.drafts.map((one) => ({ ...one, ...draft })) }], [draft]);
    set = setCurrent;
    setDraft = setChangedDraft;
    setUat = setChanged;
    return (
      <NewRun
        otherPlace={{ last: null, onChange: () => {} }}
        form={current}
        environments={[{ ...uat, ...changed }, prod]}
        variables={[]}
        sources={sources}
        onForm={(change) => setCurrent(change)}
        onStarted={onStarted}
        onBack={() => undefined}
        onStartOver={() => undefined}
        on={{ onOpenExchange: () => undefined, onSay: () => undefined, onSayWithUndo: () => undefined }}
      />
    );
  }
  render(
    customers === undefined ? (
      <Page />
    ) : (
      <CustomersContext value={customers}>
        <Page />
      </CustomersContext>
    ),
  );
  const started = () => bridge.made.filter(({ name }) => name === 'run.start').map(({ input }) => input);
  const change = (part: Partial<RunForm>) => set((before) => ({ ...before, ...part }));
  return {
    bridge,
    onStarted,
    started,
    change,
    changeUat: (part: Partial<Environment>) => setUat(part),
    changeDraft: (part: Partial<Draft>) => setDraft(part),
  };
}

/** The button that starts the run, by what it says. */
export const start = (says: string) => screen.findByRole('button', { name: `Send ${says}` });

/** Chooses a data file with three rows. */
export async function openData() {
  await userEvent.upload(screen.getByLabelText('Data file'), new File(['email;city'], 'customers.csv'));
  await start('3 events to UAT');
}
