import { paste } from './fixtures/clipboard.ts';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';
import { usualSiteKey } from './pages/environments.ts';

const tid = 'dedc2983-4666-4641-8047-61250a878f89';

test('a business user needs at most five actions from pasting to the first received event', async ({
  tidings: { window, composer },
}) => {
  const mxo = await startRecordingServer();
  const given = window.getByRole('textbox', { name: 'Paste what you were given' });
  const environment = window.getByRole('combobox', { name: 'Environment', exact: true });
  let actions = 0;
  const act = async (action: Promise<unknown>) => {
    actions += 1;
    await action;
  };
  await given.focus();
  await act(paste(window, `${mxo.origin}/one/rt/track/${usualSiteKey}/events`));
  await expect(environment).toHaveValue(mxo.origin.replace('http://', ''));
  await expect(window.getByText('This is the sample event')).toBeVisible();
  await act(window.getByRole('button', { name: 'Begin with a template' }).click());
  await act(window.getByRole('button', { name: 'Use template A customer signed up for a promotion' }).click());
  await expect(window.getByRole('textbox', { name: 'Who is the customer?' })).toBeFocused();

  await test.step('the form has the whole height until the first send', async () => {
    await expect(window.getByRole('region', { name: 'Request line' })).toBeHidden();
    await expect(composer.response).toBeHidden();
    await expect(composer.send).toBeInViewport({ ratio: 1 });
    await expect(window.locator('#composer [aria-invalid="true"]')).toHaveCount(0);
  });

  await act(window.keyboard.type('ada@example.com'));
  await act(composer.send.click());
  await expect(composer.outcome).toContainText('MXO has the event');
  expect(actions).toBeLessThanOrEqual(5);
  expect(mxo.received).toHaveLength(1);
  expect(JSON.parse(mxo.received[0]?.body ?? '')).toMatchObject({ ck: 'ada@example.com' });

  await test.step('a question takes other answers than it offers', async () => {
    const promotion = window.getByRole('combobox', { name: 'Which promotion?' });
    await promotion.click();
    await expect(window.getByRole('option', { name: 'Winter service' })).toBeVisible();
    await promotion.fill('Autumn & harvest');
    await expect(composer.problems).toHaveCount(0);
    await composer.send.click();
    await expect.poll(() => mxo.received.length).toBe(2);
    expect(JSON.stringify(JSON.parse(mxo.received[1]?.body ?? ''))).toContain('Autumn & harvest');
  });
  await mxo.close();
});

test("a pasted endpoint's TID is on no event until the person says so, and it says whose it is", async ({
  tidings: { window, composer },
}) => {
  const mxo = await startRecordingServer();
  await haveEnvironments(window, { name: 'UAT', serverName: mxo.origin });
  await composer.customerKey.fill('ada@example.com');
  await composer.sendAndSee('Received');
  await composer.customerKey.fill('bob@example.com');
  await window.getByRole('tab', { name: 'Event', exact: true }).focus();
  await paste(window, `${mxo.origin}/one/rt/track/${usualSiteKey}/events?tid=${tid}`);

  const offer = window.getByRole('region', { name: 'Pasted TID' });
  await expect(offer).toContainText('Last used for ada@example.com on UAT.');
  const use = offer.getByRole('checkbox', { name: 'Use this TID for this event' });
  await expect(use).not.toBeChecked();
  await expect(composer.tid).toHaveValue('');
  await use.check();
  await expect(composer.tid).toHaveValue(tid);
  await use.uncheck();
  await expect(composer.tid).toHaveValue('');
  await offer.getByRole('button', { name: 'Dismiss' }).click();
  await expect(offer).toBeHidden();
  await composer.send.click();
  await expect.poll(() => mxo.received.length).toBe(2);
  expect(mxo.received[1]?.url).not.toContain('tid');
  await mxo.close();
});

test('nothing is marked before it was typed in or Send was pressed, and then the first error gets the focus', async ({
  tidings: { window, composer },
}) => {
  await expect(window.getByText('The event above is ready')).toBeVisible();
  await window.getByRole('button', { name: 'New event' }).click();
  await expect(window.getByText('The event above is ready')).toBeHidden();
  const marked = window.locator('#composer [aria-invalid="true"]');
  await expect(marked).toHaveCount(0);
  await expect(composer.problems).toContainText('URI is empty');
  await expect(composer.problems.getByRole('img', { name: 'Error' })).toHaveCount(0);
  await expect(window.getByText('1 error to fix')).toBeHidden();

  await composer.send.click();
  await expect(composer.uri).toBeFocused();
  await expect(composer.uri).toHaveAttribute('aria-invalid', 'true');
  await expect(window.getByText('1 error to fix')).toBeVisible();

  await window.keyboard.press('Control+n');
  await expect(marked).toHaveCount(0);
  await composer.uri.fill('assist://a/b');
  await composer.uri.fill('');
  await expect(composer.uri).toHaveAttribute('aria-invalid', 'true');
});

test('the cards of the tour stay in a small window and in one at 200 %', async ({ tidings: { window, electron } }) => {
  for (const [size, zoom] of [
    [{ width: 960, height: 640 }, 1],
    [{ width: 1280, height: 800 }, 2],
  ] as const)
    await test.step(`${size.width} by ${size.height} at ${zoom * 100} %`, async () => {
      await electron.evaluate(
        ({ BrowserWindow }, [width, height, factor]) => {
          const [one] = BrowserWindow.getAllWindows();
          one?.setContentSize(width, height);
          one?.webContents.setZoomFactor(factor);
        },
        [size.width, size.height, zoom] as const,
      );
      await expect.poll(() => window.evaluate(() => innerWidth)).toBe(size.width / zoom);
      await window.getByRole('button', { name: 'Show me around' }).click();
      for (const button of ['Next', 'Next', /Finish|Done|Close/]) {
        const card = window.getByRole('dialog');
        await expect(card).toBeInViewport({ ratio: 1 });
        await card.getByRole('button', { name: button }).last().click();
      }
      await expect(window.getByRole('dialog')).toHaveCount(0);
    });
});
