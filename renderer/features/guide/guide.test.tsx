import { pages as realPages, pictures as realPictures } from 'virtual:guide';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { Guide } from './guide.tsx';
import type { GuidePage, GuidePart } from './guide-page.ts';
import { GuideBlocks, GuideWaysContext } from './guide-text.tsx';

const words = (text: string): readonly GuidePart[] => [{ kind: 'text', text }];

const pages: readonly GuidePage[] = [
  {
    name: 'README',
    title: 'Guide',
    blocks: [
      { kind: 'heading', level: 1, anchor: 'guide', parts: words('Guide') },
      { kind: 'paragraph', parts: [{ kind: 'page-link', place: 'runs#go-on', parts: words('how to go on') }] },
      { kind: 'paragraph', parts: [{ kind: 'web-link', url: 'https://known.example/', parts: words('known') }] },
      { kind: 'paragraph', parts: [{ kind: 'web-link', url: 'https://other.example/', parts: words('unknown') }] },
      { kind: 'picture', source: 'pictures/a.png', says: 'A window' },
      { kind: 'paragraph', parts: words('<b>not bold</b>') },
    ],
  },
  {
    name: 'runs',
    title: 'Runs',
    blocks: [
      { kind: 'heading', level: 1, anchor: 'runs', parts: words('Runs') },
      { kind: 'heading', level: 2, anchor: 'go-on', parts: words('Go on') },
      { kind: 'note', blocks: [{ kind: 'paragraph', parts: [{ kind: 'code', text: '--yes' }] }] },
      { kind: 'table', head: [words('Part')], rows: [[[{ kind: 'strong', parts: words('Unsent') }]]] },
    ],
  },
];

const onOpen = vi.fn();

function Reader() {
  const [place, setPlace] = useState('');
  return (
    <Guide
      pages={pages}
      pictures={{ 'pictures/a.png': { url: 'data:image/png;base64,', width: 20, height: 10 } }}
      place={place}
      onTurn={setPlace}
      openerOf={(url) => (url === 'https://known.example/' ? () => onOpen(url) : null)}
    />
  );
}

it('opens on its first page, with its pictures, and shows HTML as the text that it is', () => {
  render(<Reader />);
  expect(screen.getByRole('article', { name: 'Guide' })).toBeTruthy();
  expect(screen.getByRole('img', { name: 'A window' }).getAttribute('width')).toBe('20');
  expect(screen.getByText('<b>not bold</b>')).toBeTruthy();
});

it('opens a page by its link, and moves the focus to it', async () => {
  render(<Reader />);
  await userEvent.click(screen.getByRole('link', { name: 'how to go on' }));
  const page = screen.getByRole('article', { name: 'Runs' });
  expect(document.activeElement).toBe(page);
  expect(within(page).getByRole('table').textContent).toContain('Unsent');
  expect(screen.getByRole('button', { name: 'Runs' }).getAttribute('aria-current')).toBe('page');
});

it('opens only links that are allowed outside', async () => {
  render(<Reader />);
  await userEvent.click(screen.getByRole('link', { name: 'known' }));
  expect(onOpen).toHaveBeenCalledWith('https://known.example/');
  expect(screen.queryByRole('link', { name: 'unknown' })).toBeNull();
  expect(screen.getByText('unknown')).toBeTruthy();
});

it('searches, says how much it found, and turns to it', async () => {
  render(<Reader />);
  const search = screen.getByRole('searchbox', { name: 'Search the guide' });
  await userEvent.type(search, 'unsent');
  expect(screen.getByRole('status').textContent).toBe('Found in 1 place');
  await userEvent.click(screen.getByRole('button', { name: /^Runs: Go on/ }));
  expect(screen.getByRole('article', { name: 'Runs' })).toBeTruthy();
  await userEvent.clear(search);
  await userEvent.type(search, 'giraffe');
  expect(screen.getByRole('status').textContent).toContain('Nothing found');
});

it.each(realPages)('shows “$title” of the real guide, with its pictures', ({ title, blocks }) => {
  const ways = { pictures: realPictures, onTurn: () => {}, openerOf: () => null };
  const { container } = render(
    <GuideWaysContext value={ways}>
      <GuideBlocks blocks={blocks} />
    </GuideWaysContext>,
  );
  expect(container.querySelector('h1')?.textContent).toBe(title);
  const pictures = JSON.stringify(blocks).split('"kind":"picture"').length - 1;
  expect(container.querySelectorAll('img[src][alt]')).toHaveLength(pictures);
});
