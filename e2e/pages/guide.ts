import type { Locator, Page } from '@playwright/test';

/** The guide inside the app, found as a user finds it. */
export class GuidePage {
  readonly pages: Locator;
  readonly search: Locator;
  readonly found: Locator;
  readonly text: Locator;
  private readonly window: Page;

  constructor(window: Page) {
    this.window = window;
    const guide = window.getByRole('region', { name: 'Guide', exact: true });
    this.pages = guide.getByRole('list', { name: 'Pages of the guide' });
    this.search = guide.getByRole('searchbox', { name: 'Search the guide' });
    this.found = guide.getByRole('list', { name: 'Found in the guide' });
    this.text = guide.getByRole('article');
  }

  async open(): Promise<void> {
    const library = this.window.getByRole('navigation', { name: 'Library' });
    await library.getByRole('button', { name: 'Guide', exact: true }).click();
    await this.text.waitFor();
  }

  async turnTo(title: string): Promise<void> {
    await this.pages.getByRole('button', { name: title, exact: true }).click();
    await this.window.getByRole('article', { name: title, exact: true }).waitFor();
  }
}
