import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { SiteKeyFields } from '#renderer/features/environments/site-key-fields.tsx';
import { VariableRows } from '#renderer/features/environments/variable-rows.tsx';
import { HiddenInKey, HiddenInRows, HiddenInText } from './hidden-characters.tsx';

const show = (children: ReactNode) => render(<MantineProvider>{children}</MantineProvider>);
const remove = () => userEvent.click(screen.getByRole('button', { name: 'Remove hidden characters' }));

it('a key or a server name says what it contains, and is plain after one click', async () => {
  const clean: string[] = [];
  show(<HiddenInText text={'\u041eNE\u200b-1'} onClean={(text) => clean.push(text)} />);
  expect(screen.getByRole('status').textContent).toContain('a zero-width space (U+200B)');
  await remove();
  expect(clean).toEqual(['ONE-1']);
});

it('a customer key keeps its blanks and its letters', async () => {
  const clean: string[] = [];
  show(<HiddenInKey text={'Ада Л\u00ad.'} onClean={(text) => clean.push(text)} />);
  await remove();
  expect(clean).toEqual(['Ада Л.']);
});

it('rows keep what people read in values', async () => {
  const clean: unknown[] = [];
  show(<HiddenInRows rows={[{ name: 'a\u200b', value: '10\u00a0€\u202e' }]} onClean={(rows) => clean.push(rows)} />);
  await remove();
  expect(clean).toEqual([[{ name: 'a', value: '10\u00a0€' }]]);
});

it('nothing is said of plain texts', () => {
  show(
    <>
      <HiddenInText text="mxo.example.com" onClean={() => {}} />
      <HiddenInKey text="Ада" onClean={() => {}} />
      <HiddenInRows rows={[{ name: 'a', value: '10\u00a0€' }]} onClean={() => {}} />
    </>,
  );
  expect(screen.queryByRole('button')).toBeNull();
});

it('site keys have it', async () => {
  const changed: unknown[] = [];
  const siteKeys = blankEnvironment('e').siteKeys.map((one) => ({
    ...one,
    id: '1',
    was: null,
    siteKey: 'ONE-1\u2060',
  }));
  show(<SiteKeyFields siteKeys={siteKeys} problems={[]} isFirst={false} onChange={(next) => changed.push(next)} />);
  await remove();
  expect(changed).toMatchObject([[{ siteKey: 'ONE-1' }]]);
});

it('variables have it', async () => {
  const changed: unknown[] = [];
  show(<VariableRows variables={[{ name: '\ufeffwho', value: 'ada' }]} onChange={(next) => changed.push(next)} />);
  await remove();
  expect(changed).toEqual([[{ name: 'who', value: 'ada' }]]);
});
