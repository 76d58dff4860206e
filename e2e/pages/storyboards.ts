import type { Locator, Page } from '@playwright/test';

/** The storyboards and their presentation, found as a user finds them. */
export class StoryboardsPage {
  readonly list: Locator;
  readonly title: Locator;
  readonly steps: Locator;
  /** The fields of the open step. */
  readonly fields: Locator;
  readonly present: Locator;
  readonly presenter: Locator;
  readonly next: Locator;
  /** What only the presenter sees beside an audience window. */
  readonly aside: Locator;
  /** What a screen reader announces during a presentation. */
  readonly announced: Locator;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole('list', { name: 'Storyboards', exact: true });
    const detail = page.getByRole('region', { name: 'Storyboard', exact: true });
    this.title = detail.getByRole('textbox', { name: 'Title', exact: true }).first();
    this.steps = detail.getByRole('list', { name: 'Steps', exact: true });
    this.fields = this.steps;
    this.present = detail.getByRole('button', { name: 'Present', exact: true });
    this.presenter = page.getByRole('main', { name: /^Presenting/ });
    this.next = this.presenter.getByRole('button', { name: 'Next', exact: true });
    this.aside = page.getByRole('complementary', { name: 'For the presenter' });
    this.announced = this.presenter.getByRole('status');
  }

  /** Shows a storyboard by its title. */
  async open(title: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Library' })
      .getByRole('button', { name: /^Storyboards/ })
      .click();
    const entry = this.list.getByRole('button').filter({ has: this.page.getByText(title, { exact: true }) });
    await entry.click();
    await this.page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  }

  /** Presents the storyboard another way than with the button itself. */
  async presentBy(
    way: 'Practise without sending' | 'Advance automatically' | 'With the remote' | 'With an audience window',
  ): Promise<void> {
    await this.page.getByRole('button', { name: 'More ways to present', exact: true }).click();
    await this.page.getByRole('menuitem', { name: way, exact: true }).click();
  }

  async addStep(name: 'Add event' | 'Add note' | 'Add pause'): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** A line of the steps, counted from 1. */
  step(place: number): Locator {
    return this.steps.getByRole('listitem').nth(place - 1);
  }

  grip(title: string): Locator {
    return this.steps.getByRole('button', { name: `Move ${title}`, exact: true });
  }

  /** Presses Space twice as fast as a hand, however busy the computer is: a later press is for the next step. */
  async pressTwice(): Promise<void> {
    await this.page.evaluate(() => {
      for (const name of ['keydown', 'keyup', 'keydown', 'keyup']) {
        const key = { key: ' ', code: 'Space', bubbles: true, cancelable: true };
        document.activeElement?.dispatchEvent(new KeyboardEvent(name, key));
      }
    });
  }

  async leave(): Promise<void> {
    // Until the palette is closed, keys are for it.
    await this.page.getByRole('combobox', { name: 'Search and commands' }).waitFor({ state: 'detached' });
    await this.page.keyboard.press('Escape');
    await this.presenter.waitFor({ state: 'hidden' });
  }
}
