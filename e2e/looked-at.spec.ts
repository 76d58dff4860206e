import { findings } from './fixtures/axe.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';

/** A part as a view may have it, long enough to be left out where it was looked at before. */
const part = `
  <h2 id="its-name">Choices</h2>
  <div id="around" role="listbox" aria-labelledby="its-name">
    <div id="part">
      <div role="option" aria-selected="false"><span>One</span></div>
      <div role="option" aria-selected="false"><span>Two</span></div>
    </div>
  </div>
  <div role="group">
    <div>
      <p><span>A field</span></p>
      <input id="field" aria-labelledby="field-name">
    </div>
  </div>
  <p id="field-name">Its field</p>`;

/** What is wrong with a page, and how it becomes so after axe looked at it. */
const spoilt: Readonly<Record<string, readonly [rule: string, spoil: () => void]>> = {
  'the role around a part': [
    'aria-required-parent',
    () => document.getElementById('around')?.setAttribute('role', 'group'),
  ],
  'a text that a part refers to': ['label', () => document.getElementById('field-name')?.replaceChildren()],
  'the ground of a part': [
    'color-contrast',
    () => document.getElementById('around')?.style.setProperty('background', '#333'),
  ],
  'the text of a part': [
    'color-contrast',
    () => document.querySelector<HTMLElement>('#part span')?.style.setProperty('color', 'rgb(250 250 250)'),
  ],
  'the style of a small part': [
    'color-contrast',
    () => {
      document
        .querySelector('#its-name')
        ?.insertAdjacentHTML('afterend', '<style>#its-name { color: #fafafa }</style>');
    },
  ],
  'a name in a part': ['label', () => document.getElementById('field')?.removeAttribute('aria-labelledby')],
};

test('axe looks again where a page has changed since', async ({ tidings: { window } }) => {
  // Nothing but the part is looked at.
  await window.evaluate((html) => {
    const own = document.createElement('main');
    own.style.cssText = 'position: fixed; inset: 0; background: white; color: black';
    own.innerHTML = html;
    document.body.replaceChildren(own);
  }, part);
  const before = await findings(window);
  for (const [what, [rule, spoil]] of Object.entries(spoilt))
    await test.step(what, async () => {
      expect(before.filter((one) => one.startsWith(`${rule}:`))).toEqual([]);
      expect(await findings(window)).toEqual(before);
      const whole = await window.evaluateHandle(() => document.body.cloneNode(true));
      await window.evaluate(spoil);
      expect((await findings(window)).join('\n')).toContain(`${rule}: `);
      await whole.evaluate((body) => document.body.replaceWith(body));
    });
});
