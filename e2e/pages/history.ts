import { readFile } from 'node:fs/promises';
import type { ElectronApplication, Locator, Page } from '@playwright/test';

/** The history of events, found as a user finds it. */
export class HistoryPage {
  readonly search: Locator;
  readonly list: Locator;
  readonly rows: Locator;
  /** The row that the keys are for, once it has the focus. */
  readonly chosen: Locator;
  readonly trash: Locator;
  readonly compare: Locator;
  readonly details: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.search = page.getByRole('searchbox', { name: 'Search history' });
    this.list = page.getByRole('list', { name: 'History', exact: true });
    this.rows = this.list.getByRole('listitem');
    this.chosen = this.list.locator('li[aria-current]');
    this.trash = page.getByRole('list', { name: 'Trash', exact: true }).getByRole('listitem');
    this.compare = page.getByRole('region', { name: 'Compare' });
    this.details = page.getByRole('region', { name: 'Event details' });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+H');
    await this.page.getByRole('heading', { name: 'History' }).waitFor();
  }

  row(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text });
  }

  async act(row: Locator, action: 'Open' | 'Send again…' | 'Compare' | 'Delete' | 'Pin'): Promise<void> {
    await row.hover();
    await row.getByRole('button', { name: action, exact: true }).click();
  }

  async choose(filter: 'Environment' | 'Outcome' | 'Show', option: string): Promise<void> {
    await this.page.getByRole('search').getByRole('combobox', { name: filter }).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  /** Exports the selected events, or all of the list, to a file. Returns what is written there. */
  async exportAs(name: string, { electron, file }: { electron: ElectronApplication; file: string }): Promise<string> {
    await electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, file);
    await this.page.getByRole('button', { name: 'Export' }).click();
    await this.page.getByRole('menuitem', { name: `As ${name}` }).click();
    await this.page.getByText(`saved to ${file}`).waitFor();
    return readFile(file, 'utf8');
  }
}
