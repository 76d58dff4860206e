import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pageOf } from './page.ts';

const built = '<title>T</title><div id="frame" data-frame><input id="uri" value=""></div><!-- session --></body>';
const response = { layout: 'automatic', rightPercent: 42 } as const;
const frame = { uri: 'a://b', sideBarWidth: 216, banners: 1, response };

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidings-page-'));
  file = join(folder, 'index.html');
  await writeFile(file, built);
});
afterEach(() => rm(folder, { recursive: true }));

it('the frame comes before the session is there', async () => {
  let open = (_session: unknown) => {};
  const opened = new Promise((done) => {
    open = done;
  });
  const page = await pageOf({ file, frame: () => frame, session: () => opened });
  const pieces = page[Symbol.asyncIterator]();
  const next = async () => String((await pieces.next()).value);
  const first = await next();
  expect(first).toBe(
    `<title>T</title><div id="frame" style="--side: 216px; --banners: 1; --right: 42" data-layout="automatic" data-platform="${process.platform}"><input id="uri" value="a://b"></div>`,
  );
  open({ tabs: [] });
  const last = await next();
  expect(last).toBe('<script id="session" type="application/json">{"tabs":[]}</script></body>');
  expect((await pieces.next()).done).toBe(true);
});

it('no text in the session or in the URI can end its element', async () => {
  const uri = '"><script>$&</script>';
  const session = { name: '</script><!--<script>', note: '$`' };
  const page = await textOf(await pageOf({ file, frame: () => ({ ...frame, uri }), session: async () => session }));
  expect(page).toContain('value="&quot;>&lt;script>$&amp;&lt;/script>"');
  const [, data = ''] = /<script id="session" type="application\/json">(.*)<\/script><\/body>$/.exec(page) ?? [];
  expect(data).not.toContain('<');
  expect(JSON.parse(data)).toEqual(session);
});

it('without a session the page ends, and asks for it itself', async () => {
  const page = await textOf(await pageOf({ file, frame: () => frame, session: () => Promise.reject(new Error('no')) }));
  expect(page).not.toContain('id="session"');
  expect(page.endsWith('</div></body>')).toBe(true);
});

it('the field is not shown where the event opens without its URI', async () => {
  const given = { ...frame, uri: null };
  const page = await textOf(await pageOf({ file, frame: () => given, session: async () => null }));
  expect(page).toMatch(/data-layout="automatic" data-platform="\w+" data-without-uri>/);
});
