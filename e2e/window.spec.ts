import { expect, test } from './fixtures/tidings.ts';

test('the window opens where and as large as it was left', async ({ tidings }) => {
  const bounds = { x: 120, y: 90, width: 900, height: 650 };
  await tidings.electron.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds);
  const again = await tidings.restart();
  const found = await again.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  expect(found).toEqual(bounds);
});
