import type { Locator, Page } from '@playwright/test';

type Side = 'A' | 'B';

/** The dialog that sends one event to two places, found as a user finds it. */
export class TwoPlacesPage {
  readonly dialog: Locator;
  readonly send: Locator;
  readonly dontSend: Locator;
  readonly cancel: Locator;
  readonly different: Locator;
  readonly compare: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Send to two environments' });
    this.send = this.dialog.getByRole('button', { name: /^Send to/ });
    this.dontSend = this.dialog.getByRole('button', { name: 'Don’t send' });
    this.cancel = this.dialog.getByRole('button', { name: 'Cancel', exact: true });
    this.different = this.dialog.getByRole('region', { name: 'Different requests' });
    this.compare = this.dialog.getByRole('region', { name: 'Compare' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'More ways to send' }).click();
    await this.page.getByRole('menuitem', { name: 'Send to two environments…' }).click();
    await this.dialog.waitFor();
  }

  place(side: Side): Locator {
    return this.dialog.getByRole('group', { name: `Place ${side}` });
  }

  async choose(side: Side, field: 'Environment' | 'Site key', option: string | RegExp): Promise<void> {
    await this.place(side).getByRole('combobox', { name: field }).click();
    await this.page.getByRole('option', { name: option }).click();
  }

  outcome(side: Side): Locator {
    return this.dialog.getByRole('region', { name: `Outcome ${side}` });
  }

  /** The line of a difference, as `name`, A and B. */
  line(of: Locator, name: string): Locator {
    return of.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name, exact: true }) });
  }
}
