import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { blankWorkspace } from '#app/library/workspace.ts';
import type { ImportSource } from '#renderer/state/dialog.ts';
import { render } from '#renderer/testing/render.tsx';
import { installThreads } from '#renderer/testing/threads.ts';
import { ImportForm, type ImportFormProps } from './import-form.tsx';

afterEach(() => void vi.unstubAllGlobals());

function show(start: ImportSource) {
  installThreads();
  const onImport = vi.fn<ImportFormProps['onImport']>(async () => {});
  const here = { workspace: blankWorkspace, environments: [] };
  render(
    <ImportForm
      start={start}
      onSource={() => {}}
      here={here}
      onImport={onImport}
      onReading={() => {}}
      onImporting={() => {}}
    />,
  );
  return { onImport, field: screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Paste here' }) };
}

const willBeMade = () => screen.findByRole('list', { name: 'Will be made' });

const collection = {
  info: { name: 'Two files' },
  item: [
    {
      name: 'Book',
      request: {
        method: 'POST',
        url: 'https://{{host}}/one/rt/track/{{siteKey}}/events',
        body: { mode: 'raw', raw: '{"uri":"assist://a/b"}' },
      },
    },
  ],
};
const values = { host: 'uat.example.com', siteKey: 'ONE-5BTO1FBU1O-1109' };
const environment = {
  name: 'UAT two files',
  values: Object.entries(values).map(([key, value]) => ({ key, value })),
  _postman_variable_scope: 'environment',
};
const asFile = (value: object, name: string) => new File([JSON.stringify(value)], name);

it('reads several files as one import, and names those that cannot be read', async () => {
  const folder = Object.assign(new File([], 'folder'), {
    arrayBuffer: () => Promise.reject(new Error('is a directory')),
  });
  const large = asFile({}, 'large.json');
  Object.defineProperty(large, 'size', { value: 50_000_001 });
  const { field, onImport } = show([
    asFile(collection, 'a.json'),
    folder,
    asFile(environment, 'b.json'),
    new File(['a,b\n1,2'], 'rows.csv'),
    large,
  ]);
  expect((await willBeMade()).textContent).toContain('1 request: Book');
  expect(screen.getByText('2 of 5 files will add')).toBeTruthy();
  expect(field.value).toBe('a.json\nfolder\nb.json\nrows.csv\nlarge.json');
  expect(field.readOnly).toBe(true);
  const items = (name: string) =>
    within(screen.getByRole('list', { name }))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
  expect(items('Files')).toEqual([
    'a.json A Postman file',
    'folder Not imported',
    'b.json A Postman file',
    'rows.csv Not imported',
    'large.json Not imported',
  ]);
  expect(items('Not taken over')).toEqual([
    'folder',
    expect.stringContaining('folder couldn’t be read.'),
    'rows.csv',
    expect.stringContaining('This is a data file.'),
    'large.json',
    expect.stringContaining('larger than 50 MB'),
  ]);
  await userEvent.click(screen.getByRole('button', { name: 'Import' }));
  await vi.waitFor(() => expect(onImport).toHaveBeenCalledOnce());
  expect(onImport.mock.lastCall?.[0]).toMatchObject({
    says: '1 request imported.',
    plan: { environments: [{ name: 'UAT two files', serverName: 'https://uat.example.com' }] },
  });
});

it('takes all files that are chosen at once', async () => {
  show('');
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (input === null) throw new Error('There is a button for files.');
  await userEvent.upload(input, [asFile(collection, 'a.json'), asFile(environment, 'b.json')]);
  expect((await willBeMade()).textContent).toContain('UAT two files');
  expect(screen.getByText('2 files will add')).toBeTruthy();
});
