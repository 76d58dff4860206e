import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fireEvent } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { blankWorkspace } from '#app/library/workspace.ts';
import { AuthorityFiles } from '#renderer/features/environments/authority-files.tsx';
import { ClientCertificateField } from '#renderer/features/environments/client-certificate-field.tsx';
import { ImportForm } from '#renderer/features/library/import-form.tsx';
import { DataSection } from '#renderer/features/runs/data-section.tsx';
import type { DataOpener } from '#renderer/features/runs/use-data.ts';
import { installFakeBridge } from './fake-bridge.ts';
import { render } from './render.tsx';
import { installThreads } from './threads.ts';

afterEach(() => void vi.unstubAllGlobals());

const ignore = () => {};
const opener: DataOpener = {
  opening: { kind: 'idle' },
  openFile: async () => {},
  openText: async () => {},
  openRun: async () => {},
  reopen: async () => {},
  cancel: ignore,
};

/** Every control that takes files, by its file, with the name of a file that it takes. */
const controls: Readonly<Record<string, readonly [fileName: string, control: () => ReactNode]>> = {
  'features/environments/authority-files.tsx': ['a.pem', () => <AuthorityFiles authorities={[]} onChange={ignore} />],
  'features/environments/client-certificate-field.tsx': [
    'a.p12',
    () => <ClientCertificateField certificate={null} isLost={false} onChange={ignore} />,
  ],
  'features/library/import-form.tsx': [
    'a.json',
    () => (
      <ImportForm
        start=""
        onSource={ignore}
        here={{ workspace: blankWorkspace, environments: [] }}
        onImport={async () => {}}
        onReading={ignore}
        onImporting={ignore}
      />
    ),
  ],
  'features/runs/data-section.tsx': [
    'a.csv',
    () => (
      <DataSection
        data={null}
        earlierData={null}
        opener={opener}
        isOver={false}
        onRemove={ignore}
        typedRows={null}
        onTypedRows={ignore}
      />
    ),
  ],
};

it('knows every control that takes files', () => {
  const root = join(import.meta.dirname, '..');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.test)\.tsx$/.test(name),
  );
  const taking = files.filter((name) =>
    /<FileButton|type="file"|<FileInput/.test(readFileSync(join(root, name), 'utf8')),
  );
  expect(taking.map((name) => name.replaceAll('\\', '/')).toSorted()).toEqual(Object.keys(controls).toSorted());
});

it.each(Object.entries(controls))('the same file can be chosen again: %s', async (_, [fileName, control]) => {
  installThreads();
  installFakeBridge({});
  const { container } = render(control());
  const input = container.ownerDocument.querySelector<HTMLInputElement>('input[type="file"]');
  if (input === null) throw new Error('There is an input for files.');
  await userEvent.upload(input, new File(['{}'], fileName));
  // A browser says nothing of a choice that leaves the value as it is. Pressing the button opens the chooser.
  fireEvent.click(input);
  expect(input.value).toBe('');
});
