import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { findings } from './fixtures/axe.ts';
import { expect, test as onNewProfile, type Tidings } from './fixtures/tidings.ts';
import { StoryboardsPage } from './pages/storyboards.ts';

const draft = {
  uri: 'assist://salescloud/testdrive/book?campaign=1234',
  parametersOn: 'event-uri',
  parameters: [{ enabled: true, name: 'campaign', value: '1234', bare: false }],
  properties: [{ enabled: true, name: 'promotion', value: 'Spring' }],
  customerKey: 'ada@example.com',
  tid: '',
};
const usedAt = '2026-01-01T00:00:00.000Z';
const longDeleted = {
  id: 'long-deleted',
  name: 'Long deleted',
  folderId: null,
  draft,
  usedAt,
  deletedAt: '2025-01-01T00:00:00.000Z',
};
const library = {
  folders: [{ id: 'folder', name: 'Spring', folderId: null }],
  requests: [
    longDeleted,
    ...Array.from({ length: 10_000 }, (_, index) => ({
      id: `request-${index + 1}`,
      name: `Request ${index + 1}`,
      folderId: 'folder',
      draft,
      usedAt,
    })),
  ],
  templates: Array.from({ length: 100 }, (_, index) => ({
    version: 1,
    id: `template-${index + 1}`,
    title: `Template ${index + 1}`,
    when: index % 2 === 0 ? 'Use this in spring.' : 'Use this in autumn.',
    channel: 'Outbound',
    uri: 'assist://salescloud/testdrive/book',
    fields: [],
    story: '',
  })),
  variables: [],
  storyboards: Array.from({ length: 60 }, (_, index) => ({
    version: 1,
    id: `storyboard-${index + 1}`,
    title: `Storyboard ${index + 1}`,
    about: '',
    cast: [],
    steps: [],
  })),
};

const test = onNewProfile.extend({
  userData: async ({ userData }, use) => {
    await writeFile(join(userData, 'workspace.json'), JSON.stringify({ version: 1, value: library }));
    await use(userData);
  },
});

const itemIn = (window: Page, name: string) =>
  window.getByRole('tree', { name: 'Saved requests' }).getByRole('treeitem', { name, exact: true });

async function browseRequests(window: Page): Promise<void> {
  const tree = window.getByRole('tree', { name: 'Saved requests' });
  const items = tree.getByRole('treeitem');
  const item = (name: string) => itemIn(window, name);
  const press = (key: string) => window.keyboard.press(key);
  await tree.getByRole('treeitem', { name: 'Spring' }).focus();
  await press('ArrowRight');
  await press('ArrowRight');
  await expect(item('Request 1')).toBeFocused();
  await expect(item('Request 1')).toHaveAttribute('aria-setsize', '10000');
  expect(await items.count()).toBeLessThan(100);
  await press('End');
  await expect(item('Request 10000')).toBeFocused();
  await expect(item('Request 10000')).toBeInViewport();
  await expect(item('Request 10000')).toHaveAttribute('aria-posinset', '10000');
  await press('ArrowUp');
  await expect(item('Request 9999')).toBeFocused();
  // The focus stays on a line that is scrolled out of view.
  await tree.evaluate((element) => element.parentElement?.scrollTo({ top: 0 }));
  await expect(item('Request 2')).toBeInViewport();
  await expect(item('Request 9999')).toBeFocused();
  expect(await findings(window)).toEqual([]);
  await press('ArrowDown');
  await expect(item('Request 10000')).toBeInViewport();
  expect(await items.count()).toBeLessThan(100);
}

/** Each template is reached by scrolling, and all that a search finds are shown. */
async function browseTemplates(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Templates' }).first().click();
  const cards = window.getByRole('list', { name: 'Templates' }).getByRole('listitem');
  await expect(cards.first()).toBeVisible();
  expect(await cards.count()).toBeLessThan(100);
  const search = window.getByRole('searchbox', { name: 'Search templates' });
  // As many as the other half, which isn't drawn completely either.
  await search.fill('in spring');
  await expect(cards.first()).toContainText('Template 1');
  await search.fill('in autumn');
  await expect(cards.first()).toContainText('Template 2');
  await expect(cards.last()).toHaveAttribute('aria-posinset', '48');
  await cards.last().scrollIntoViewIfNeeded();
  await expect(cards.last()).toHaveAttribute('aria-posinset', '50');
  await search.fill('');
  await expect(cards.first()).toHaveAttribute('aria-setsize', /^1\d\d$/);
  const last = cards.filter({ has: window.getByRole('heading', { name: 'Template 100', exact: true }) });
  await expect
    .poll(async () => {
      await cards.last().scrollIntoViewIfNeeded();
      return last.count();
    })
    .toBe(1);
}

async function addStoryboard(window: Page): Promise<void> {
  await window
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /^Storyboards/ })
    .click();
  const boards = new StoryboardsPage(window);
  await expect(boards.list.getByRole('listitem')).toHaveCount(48);
  await window.getByRole('button', { name: 'New storyboard', exact: true }).click();
  const made = boards.list.locator('[aria-current=true]');
  await expect(made).toContainText('New storyboard');
  await expect(made).toBeInViewport({ ratio: 1 });
}

async function renameLast(tidings: Tidings): Promise<void> {
  const { window } = tidings;
  // The tree is in this view only, and is as it was.
  await window.getByRole('button', { name: 'Requests' }).first().click();
  await itemIn(window, 'Request 10000').focus();
  await window.keyboard.press('F2');
  await window.keyboard.type('The last one');
  await window.keyboard.press('Enter');
  await expect(itemIn(window, 'The last one')).toBeFocused();
  // It is closed at once, and the last save isn't lost.
  const again = (await tidings.restart()).window;
  await again.getByRole('searchbox', { name: 'Search saved requests' }).fill('last one');
  const found = again.getByRole('list', { name: 'Found requests' });
  await expect(found.getByRole('button', { name: 'The last one' })).toBeVisible();
  const saved = JSON.parse(await readFile(join(tidings.userData, 'workspace.json'), 'utf8'));
  // Expired items were removed from the trash at the start, and stay removed.
  expect(saved.value.requests).toHaveLength(10_000);
}

test('10,000 requests and many templates and storyboards can be browsed, and the last request can be renamed', async ({
  tidings,
}) => {
  const { window } = tidings;
  await test.step('requests', () => browseRequests(window));
  await test.step('templates', () => browseTemplates(window));
  await test.step('a new storyboard is in sight', () => addStoryboard(window));
  await test.step('the last request is renamed, also after a restart', () => renameLast(tidings));
});
