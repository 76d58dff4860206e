import type { Input, Output } from '#app/ipc/contract.ts';
import { installFakeBridge } from './fake-bridge.ts';
import { someData } from './make-run.ts';

export type FakeRunService = {
  /** How many events can’t be sent. */
  readonly faulty?: number;
  /** What the events ask. */
  readonly questions?: readonly string[];
  /** The rows that a run kept are not there any more. */
  readonly isDataGone?: boolean;
  /** Which of the rows that a run kept it left out. */
  readonly leftOutRows?: readonly number[];
  /** How many events main finds where the window knows of one. */
  readonly counts?: number;
  /** What the check says of TIDs. */
  readonly warnings?: readonly string[];
  /** What the check says of the times of its source. */
  readonly recorded?: Extract<Output<'run.check'>, { kind: 'checked' }>['recorded'];
  /** Resolves when main has checked all of them. */
  readonly looked?: Promise<void>;
  /** Resolves when main has started the run. */
  readonly begun?: Promise<void>;
};

/** Answers as main does while a run is set up and begun: a file of three rows, and an event for each. */
export function installFakeRunService({
  faulty = 0,
  questions = [],
  isDataGone = false,
  leftOutRows = [],
  counts = 1,
  warnings = [],
  recorded = null,
  looked = Promise.resolve(),
  begun = Promise.resolve(),
}: FakeRunService = {}) {
  return installFakeBridge(
    {
      'run.lastOf': () => ({ run: null }),
      'data.open': ({ from }) =>
        isDataGone && from.kind === 'run'
          ? { kind: 'unreadable', says: 'The rows are gone.' }
          : { kind: 'opened', dataId: 'd1', data: threeRows(from.kind === 'run' ? leftOutRows : []) },
      'data.page': () => ({ rows: [['ada@example.com', 'Leeds']] }),
      'run.check': async ({ setup }) => {
        await looked;
        return {
          kind: 'checked',
          planned: counts * plannedOf(setup),
          faulty,
          warned: 0,
          first: faulty === 0 ? [] : [{ item: 1, customerKey: '', says: 'The URI is empty' }],
          questions: questions.filter(
            (question) => !setup.answers.some(({ name, value }) => name === question && value !== ''),
          ),
          warnings,
          recorded,
          says: [],
        };
      },
      'run.preview': ({ setup }) => ({
        planned: plannedOf(setup),
        items: Array.from({ length: plannedOf(setup) }, (_, item) => ({
          item,
          row: setup.dataId === null ? null : item + 1,
          name: 'Interest',
          customerKey: `customer${item}@example.com`,
          request: {
            method: 'POST',
            url: `https://mxo.example.com/${setup.environmentId}`,
            headers: [],
            body: `{"uri":"assist://a/${item}"}`,
          },
          hasTimes: true,
          problems: [],
        })),
        says: [],
      }),
      'run.start': () => begun.then(() => ({ kind: 'started', runId: 'run-1' })),
    },
    { giveFile: async () => ({ fileId: 'f1', name: 'customers.csv', bytes: 100 }) },
  );
}

function plannedOf({ dataId, pace }: Input<'run.check'>['setup']): number {
  return (dataId === null ? 1 : 3) * pace.iterations;
}

function threeRows(leftOutRows: readonly number[]) {
  return someData({ rowCount: 3, leftOutRows: [...leftOutRows] });
}
