import { choose, close, command, fillField, open, send } from './moves.mjs';

/** @typedef {import('./moves.mjs').Stage} Stage */

/** @param {Stage} stage */
export async function firstEvent({ window, take }) {
  await take('first-start');
  await send(window, 'Received');
  await take('received');
  await window.getByRole('tab', { name: 'Preview', exact: true }).click();
  await take('preview');
  await window.getByRole('tab', { name: 'Event', exact: true }).click();
  await window.getByRole('button', { name: 'Continue as this customer' }).click();
  await fillField(window, 'URI', 'assist://salescloud/offer/viewed?campaign=1234');
  await send(window, 'Received');
  await window.getByRole('button', { name: 'Open Monitoring' }).click();
  const monitor = window.getByRole('dialog', { name: 'Practice Monitoring' });
  await monitor.getByRole('list').first().waitFor();
  await take('practice-monitoring', { of: monitor, height: 380 });
  await close(window);
  await choose(window, 'Site key', /ONE-PRACTICE01-0404/);
  await send(window, 'Refused');
  await take('refused', { of: window.getByRole('region', { name: 'Response' }), height: 240 });
  await choose(window, 'Site key', /ONE-PRACTICE01-0200/);
}

/** @param {Stage} stage */
export async function templates({ window, take }) {
  await open(window, 'Templates');
  await window.getByRole('list', { name: 'Templates' }).waitFor();
  await take('templates');
  await window.getByRole('button', { name: 'Use template Promotion interest', exact: true }).click();
  await window.getByRole('tab', { name: 'Form', exact: true }).waitFor();
  const empty = window.getByRole('main').getByRole('textbox');
  if ((await empty.first().inputValue()) === '') await empty.first().fill('ada@example.com');
  await send(window, 'Received');
  await take('template-form');
}

/** @param {Stage} stage */
export async function environments({ window, take, origin }) {
  const dialog = window.getByRole('dialog', { name: 'Environments' });
  const field = (name) => dialog.getByRole('textbox', { name, exact: true });
  for (const { name, server, guarded } of [
    { name: 'UAT', server: origin, guarded: false },
    { name: 'PROD', server: 'https://one.example.com', guarded: true },
  ]) {
    await window.getByRole('button', { name: 'Manage environments' }).first().click();
    await dialog.getByRole('button', { name: 'Add environment' }).click();
    await field('Name').fill(name);
    await dialog.getByRole('button', { name: 'Advanced' }).click();
    await dialog.getByRole('combobox', { name: 'Colour' }).click();
    await window.getByRole('option', { name: guarded ? 'Red' : 'Blue' }).click();
    await field('Server name').fill(server);
    await field('Site key').first().fill('ONE-5BTO1FBU1O-1109');
    if (guarded) await dialog.getByRole('checkbox', { name: 'Ask before sending' }).check();
    await field('Name').focus();
    if (guarded) await take('environment', { of: dialog });
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await window.getByText(`${name} saved and selected.`).first().waitFor();
  }
  await window.getByRole('heading').first().click();
  await take('production-guard', { height: 400 });
  await choose(window, 'Environment', 'Practice');
}

/** @param {Stage} stage */
export async function variables({ window, take }) {
  const dialog = window.getByRole('dialog', { name: 'Environments' });
  await window.getByRole('button', { name: 'Manage environments' }).first().click();
  await dialog.getByRole('button', { name: 'All environments' }).click();
  for (const [name, value] of [
    ['campaign', '1234'],
    ['branch', 'Leeds North'],
    ['season', 'Spring'],
  ]) {
    await dialog.getByRole('button', { name: 'Add variable' }).click();
    await window.keyboard.type(name);
    await window.keyboard.press('Tab');
    await window.keyboard.type(value);
  }
  await take('variables', { of: dialog });
  await close(window);
  await command(window, 'New event');
  await fillField(window, 'URI', 'assist://salescloud/testdrive/book?campaign={{campaign}}');
  await fillField(window, 'Customer key', 'ada@example.com');
  await window.getByRole('button', { name: 'Add property' }).click();
  const properties = window.getByRole('group', { name: 'Properties' });
  await properties.getByRole('textbox', { name: 'Name', exact: true }).first().fill('visit');
  const parameter = window.getByRole('group', { name: 'URI parameters' }).getByRole('textbox', { name: 'Value' });
  await parameter.first().fill('');
  await parameter.first().pressSequentially('{{');
  await window.getByRole('option').first().waitFor();
  await take('variable-suggestions', { height: 720 });
  await window.keyboard.press('Enter');
  await properties.getByRole('textbox', { name: 'Value', exact: true }).first().fill('{{$today +2d}}');
  await window.keyboard.press('Control+s');
  await window.getByRole('dialog', { name: 'Save request' }).getByRole('textbox', { name: 'Name' }).fill('Test drive');
  await window.keyboard.press('Enter');
  await window.getByText('Test drive saved.').waitFor();
}
