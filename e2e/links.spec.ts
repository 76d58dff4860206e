import { paste } from './fixtures/clipboard.ts';
import { haveEnvironments } from './fixtures/have-environments.ts';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, type Tidings, sharedTest as test } from './fixtures/tidings.ts';
import { EnvironmentsPage } from './pages/environments.ts';

type Opened = () => Promise<readonly string[]>;

/** Collects the links that the app opens from now on. */
async function collectLinks({ electron }: Tidings): Promise<Opened> {
  const opened = await electron.evaluateHandle(({ shell }) => {
    const links: string[] = [];
    shell.openExternal = async (link) => void links.push(link);
    return links;
  });
  return () => opened.jsonValue();
}

const tid = 'dedc2983-4666-4641-8047-61250a878f89';

async function openPage({ window, composer }: Tidings, opened: Opened): Promise<void> {
  const open = composer.response.getByRole('button', { name: 'Open as this customer' });
  await open.click();
  const dialog = window.getByRole('dialog', { name: 'Open as this customer' });
  const link = dialog.getByRole('textbox', { name: 'Page link' });
  await link.fill('https://www.example.com/offers');
  await link.press('Enter');
  await expect(link).toHaveAccessibleDescription(/needs {tid}/);
  await link.fill('https://www.example.com/offers?tid={tid}');
  await link.press('Enter');
  await dialog.getByRole('button', { name: 'Open in browser' }).click();
  await expect(dialog).toBeHidden();
  await open.click();
  await expect
    .poll(opened)
    .toEqual([`https://www.example.com/offers?tid=${tid}`, `https://www.example.com/offers?tid=${tid}`]);

  // The address of a server without TLS is none that a link may lead to.
  const environments = new EnvironmentsPage(window);
  await environments.open();
  await environments.showAdvanced();
  await environments.field('Page link').fill('{server}/?tid={tid}');
  await environments.save.click();
  await open.click();
  await expect(window.getByText('The page link isn’t an https address.')).toBeVisible();
}

async function checkMonitoring({ window, composer }: Tidings, origin: string, opened: Opened): Promise<void> {
  await composer.response.getByRole('button', { name: 'Open Monitoring' }).click();
  const dialog = window.getByRole('dialog', { name: 'Monitoring' });
  await expect(dialog).toContainText('UAT has no Monitoring link yet');
  await expect(dialog).toContainText('ada@example.com');
  await expect(dialog).toContainText('published');
  await dialog.getByRole('button', { name: `Copy ${origin}` }).click();
  await expect(window.getByText(`${origin} copied.`)).toBeVisible();

  const link = dialog.getByRole('textbox', { name: 'Monitoring link' });
  await link.fill('monitoring of mine');
  await link.press('Enter');
  await expect(link).toHaveAttribute('aria-invalid', 'true');
  await window.keyboard.press('Escape');
  await window.getByRole('dialog', { name: 'Discard your changes?' }).getByRole('button', { name: 'Go back' }).click();
  await link.fill('https://mxo.example.com/monitoring?key={ck}');
  await dialog.getByRole('button', { name: 'Save link' }).click();
  await dialog.getByRole('button', { name: 'Open in browser' }).click();
  await expect
    .poll(async () => (await opened()).at(-1))
    .toBe('https://mxo.example.com/monitoring?key=ada%40example.com');
  await window.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });

  await window.getByRole('switch', { name: 'Presenting' }).click();
  await composer.response.getByRole('button', { name: 'Open Monitoring' }).click();
  await expect(dialog.getByRole('button', { name: 'Open in browser' })).toBeVisible();
  await expect(dialog).not.toContainText('ada@example.com');
  await window.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await window.getByRole('switch', { name: 'Presenting' }).click();
}

async function pasteTid({ window, composer }: Tidings): Promise<void> {
  await window.keyboard.press('Control+t');
  await composer.tid.focus();
  await paste(window, `theme=dark; one__randomid=${tid}; a=b`);
  await expect(composer.tid).toHaveValue(tid);
  await composer.tid.fill('');
  await window.getByRole('tab', { name: 'Event', exact: true }).focus();
  await paste(window, `https://www.example.com/offers?lang=en&tid=${tid}`);
  const offer = window.getByRole('region', { name: 'Pasted TID' });
  await expect(offer).toContainText('Last used for ada@example.com on UAT.');
  await expect(composer.tid).toHaveValue('');
  await offer.getByRole('checkbox', { name: 'Use this TID for this event' }).check();
  await expect(composer.tid).toHaveValue(tid);
}

test('a customer is followed in Monitoring and in the browser, and comes back from it', async ({ tidings }) => {
  const server = await startRecordingServer();
  await haveEnvironments(tidings.window, { name: 'UAT', serverName: server.origin });
  const opened = await collectLinks(tidings);
  await tidings.composer.sendAndSee('Received');
  await test.step('they go on in the browser with their TID', () => openPage(tidings, opened));
  await test.step('Monitoring is one dialog: its link is set there, opened, and what to check is listed', () =>
    checkMonitoring(tidings, server.origin, opened));
  await test.step('they come back with the TID of a cookie or a page', () => pasteTid(tidings));
  await server.close();
});
