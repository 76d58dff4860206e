import { expect, type Locator, type Page } from '@playwright/test';

type Part = 'Planned' | 'Answered' | 'Failed' | 'Unknown' | 'Skipped' | 'Unsent';

/** The view of runs, found as a user finds it. */
export class RunsPage {
  readonly list: Locator;
  readonly rows: Locator;
  readonly preview: Locator;
  readonly progress: Locator;
  readonly ledger: Locator;
  readonly pause: Locator;
  readonly goOn: Locator;
  readonly nextEvent: Locator;
  readonly stop: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole('list', { name: 'Runs', exact: true });
    this.rows = page.getByRole('list', { name: 'Rows', exact: true }).getByRole('listitem');
    this.preview = page.getByRole('list', { name: 'Preview', exact: true }).getByRole('listitem');
    this.progress = page.getByRole('progressbar', { name: 'Run progress' });
    this.ledger = page.getByRole('region', { name: 'Ledger' });
    this.pause = page.getByRole('button', { name: 'Pause', exact: true });
    this.goOn = page.getByRole('button', { name: 'Go on', exact: true });
    this.nextEvent = page.getByRole('region', { name: 'Next event' });
    this.stop = page.getByRole('button', { name: 'Stop', exact: true });
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Library' }).getByRole('button', { name: 'Runs' }).click();
    await this.page.getByRole('button', { name: 'New run' }).waitFor();
  }

  /** Sets up a run of a saved request from its menu in the tree. */
  async setUp(request: string): Promise<void> {
    // The tree is in this view only.
    await this.page
      .getByRole('navigation', { name: 'Library' })
      .getByRole('button', { name: /^Requests/ })
      .click();
    await this.page.getByRole('tree', { name: 'Saved requests' }).getByText(request).click({ button: 'right' });
    await this.page.getByRole('menuitem', { name: 'Run…' }).click();
    await this.page.getByRole('region', { name: 'New run' }).waitFor();
  }

  /** Pastes copied cells as the rows of the run. */
  async pasteRows(cells: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Paste rows' }).click();
    await this.page.getByRole('textbox', { name: 'Rows' }).fill(cells);
    await this.page.getByRole('button', { name: 'Use these rows' }).click();
  }

  /** Opens a run by its name from the list of all runs. */
  async openRun(name: string): Promise<void> {
    await this.open();
    await this.list.getByRole('button', { name, exact: true }).click();
  }

  /** Opens the newest of the runs with this name. */
  async openNewest(name: string): Promise<void> {
    await this.open();
    await this.list.getByRole('button', { name, exact: true }).first().click();
  }

  field(
    name: 'In flight' | 'Rate' | 'Pause between' | 'Iterations' | 'Run name' | 'Shortest gap' | 'Longest gap',
  ): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  /** The button that starts the run, once it shows this number of events. */
  start(says: string): Locator {
    return this.page.getByRole('button', { name: `Send ${says}`, exact: true });
  }

  /** The number of a part of the ledger. */
  part(name: Part): Locator {
    return this.ledger.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd');
  }

  /** Checks that the parts shown add up to what was planned, and that nothing says otherwise. */
  async expectBalance(): Promise<void> {
    await expect(async () => {
      const figures = await this.ledger.getByRole('definition').allTextContents();
      const [planned, ...parts] = figures.map((figure) => Number(figure.replaceAll(',', '')));
      expect(parts).toHaveLength(5);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(planned);
    }).toPass({ timeout: 10_000 });
    await expect(this.ledger.getByRole('alert')).toHaveCount(0);
  }

  state(word: string): Locator {
    const run = this.page.getByRole('region', { name: 'Run', exact: true });
    // An event of the run may be interrupted, too.
    return run.getByText(word, { exact: true }).and(this.page.locator('[data-state]'));
  }
}
