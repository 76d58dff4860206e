import type { Locator, Page } from '@playwright/test';

/** The composer and the response, found as a user finds them. */
export class ComposerPage {
  readonly uri: Locator;
  readonly customerKey: Locator;
  readonly tid: Locator;
  readonly send: Locator;
  readonly cancel: Locator;
  readonly parameters: Locator;
  readonly properties: Locator;
  readonly problems: Locator;
  readonly response: Locator;
  /** The outcome's message. */
  readonly outcome: Locator;
  readonly preview: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.uri = page.getByRole('textbox', { name: 'URI', exact: true });
    this.customerKey = page.getByRole('textbox', { name: 'Customer key', exact: true });
    this.tid = page.getByRole('textbox', { name: 'TID', exact: true });
    this.send = page.getByRole('button', { name: 'Send', exact: true });
    this.cancel = page.getByRole('button', { name: 'Cancel', exact: true });
    this.parameters = page.getByRole('group', { name: 'URI parameters' });
    this.properties = page.getByRole('group', { name: 'Properties' });
    this.problems = page.getByRole('list', { name: 'Problems' });
    this.response = page.getByRole('region', { name: 'Response' });
    this.outcome = this.response.getByRole('status');
    this.preview = page.getByRole('region', { name: 'Request preview' });
  }

  async choose(field: 'Environment' | 'Site key' | 'Continue as', option: string | RegExp): Promise<void> {
    await this.page.getByRole('combobox', { name: field, exact: true }).click();
    await this.page.getByRole('option', { name: option }).click();
  }

  async show(tab: 'Form' | 'Event' | 'JSON' | 'Preview' | 'Expect'): Promise<void> {
    await this.page.getByRole('tab', { name: tab, exact: true }).click();
  }

  /** The cells of one row of a table, as `{ name, value }`. */
  row(table: Locator, index: number): { readonly name: Locator; readonly value: Locator; readonly enabled: Locator } {
    return {
      name: table.getByRole('textbox', { name: 'Name', exact: true }).nth(index),
      value: table.getByRole('textbox', { name: 'Value', exact: true }).nth(index),
      enabled: table.getByRole('checkbox', { name: 'Enabled' }).nth(index),
    };
  }

  async addProperty(name: string, value: string): Promise<void> {
    const before = await this.properties.getByRole('textbox', { name: 'Name', exact: true }).count();
    await this.page.getByRole('button', { name: 'Add property' }).click();
    const row = this.row(this.properties, before);
    await row.name.fill(name);
    await row.value.fill(value);
  }

  /** Sends and waits for the outcome's name. */
  async sendAndSee(word: string): Promise<void> {
    await this.send.click();
    // Until then, the last response is shown.
    await this.page.locator('section[aria-label="Response"]:not([aria-busy="true"])').waitFor();
    await this.response.getByText(word, { exact: true }).first().waitFor();
  }
}
