import type { Locator, Page } from '@playwright/test';

type Fields = {
  readonly name: string;
  readonly serverName: string;
  readonly siteKey?: string;
  readonly timeout?: string;
  readonly bodyForm?: 'Array of name and value' | 'Object' | 'customerKey';
  readonly customerKeyName?: string;
  readonly monitoringLink?: string;
  readonly askBeforeSending?: boolean;
};

export const usualSiteKey = 'ONE-5BTO1FBU1O-1109';

/** The dialog where users keep their servers. */
export class EnvironmentsPage {
  readonly dialog: Locator;
  readonly save: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Environments' });
    this.save = this.dialog.getByRole('button', { name: 'Save', exact: true });
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Manage environments' }).first().click();
    await this.dialog.waitFor();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.dialog.waitFor({ state: 'hidden' });
  }

  /** Closes it and discards its changes. */
  async discard(): Promise<void> {
    await this.page.keyboard.press('Escape');
    const question = this.page.getByRole('dialog', { name: 'Discard your changes?' });
    await question.getByRole('button', { name: 'Discard', exact: true }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  field(name: string): Locator {
    return this.dialog.getByRole('textbox', { name, exact: true });
  }

  async startNew(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Add environment' }).click();
  }

  /** Shows the fields under Advanced. */
  async showAdvanced(): Promise<void> {
    const advanced = this.dialog.getByRole('button', { name: 'Advanced' });
    if ((await advanced.getAttribute('aria-expanded')) === 'false') await advanced.click();
  }

  async openAdvanced(): Promise<void> {
    await this.open();
    await this.showAdvanced();
  }

  async fill(fields: Fields): Promise<void> {
    const { name: _, serverName: __, siteKey: ___, ...advanced } = fields;
    if (Object.values(advanced).some((value) => value !== undefined)) await this.showAdvanced();
    await this.field('Name').fill(fields.name);
    await this.field('Server name').fill(fields.serverName);
    await this.field('Site key')
      .first()
      .fill(fields.siteKey ?? usualSiteKey);
    if (fields.timeout !== undefined) await this.field('Time-out').fill(fields.timeout);
    if (fields.bodyForm !== undefined) {
      await this.dialog.getByRole('combobox', { name: 'Body form' }).click();
      await this.page.getByRole('option', { name: fields.bodyForm, exact: true }).click();
    }
    if (fields.customerKeyName !== undefined) await this.field('Customer key name').fill(fields.customerKeyName);
    if (fields.monitoringLink !== undefined) await this.field('Monitoring link').fill(fields.monitoringLink);
    if (fields.askBeforeSending) await this.dialog.getByRole('checkbox', { name: 'Ask before sending' }).check();
  }

  /** Adds an environment, which closes the dialog. The new one is selected. */
  async add(fields: Fields): Promise<void> {
    await this.open();
    await this.startNew();
    await this.fill(fields);
    await this.save.click();
    await this.page.getByText(`${fields.name} saved and selected.`).first().waitFor();
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
