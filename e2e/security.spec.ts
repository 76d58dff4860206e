import type { ElectronApplication } from '@playwright/test';
import { startRecordingServer } from './fixtures/recording-server.ts';
import { expect, sharedTest as test } from './fixtures/tidings.ts';

test("a compromised renderer can't reach Node, files or Electron", async ({ tidings: { window } }) => {
  const found = await window.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', '__dirname', 'electron', 'ipcRenderer', 'global'].filter(
      (name) => name in window,
    ),
    bridge: Object.keys(Reflect.get(window, 'bridge')).sort(),
    origin: location.origin,
  }));
  expect(found).toEqual({ globals: [], bridge: ['call', 'giveFile', 'on'], origin: 'app://tidings' });
});

test('a call outside the contract is refused and does nothing', async ({ tidings: { window } }) => {
  const answers = await window.evaluate(async () => {
    const { call } = Reflect.get(window, 'bridge');
    const names = [
      'fs.readFile',
      'toString',
      '__proto__',
      'constructor',
      'hasOwnProperty',
      '',
      null,
      7,
      {},
      ['session.open'],
    ];
    return Promise.all(names.map(async (name) => (await call(name, {})).kind));
  });
  expect(answers).toEqual(Array(10).fill('unknown-call'));
  const bad = await window.evaluate(async () => {
    const { call } = Reflect.get(window, 'bridge');
    const inputs = [
      undefined,
      null,
      'x',
      { limit: 10, offset: 0 },
      { limit: 1e9, offset: 0 },
      { limit: '10', offset: 0 },
    ];
    return Promise.all(inputs.map(async (input) => (await call('history.list', input)).kind));
  });
  expect(bad).toEqual(['bad-input', 'bad-input', 'bad-input', 'bad-input', 'too-large', 'bad-input']);
});

test('the window makes no network request', async ({ tidings: { window } }) => {
  const server = await startRecordingServer();
  const results = await window.evaluate(async (origin) => {
    const attempt = async (run: () => Promise<unknown>) =>
      run().then(
        () => 'through',
        () => 'blocked',
      );
    const image = () =>
      new Promise((resolve, reject) => {
        const element = new Image();
        element.onload = resolve;
        element.onerror = reject;
        element.src = `${origin}/image`;
      });
    const socket = () =>
      new Promise((resolve, reject) => {
        const ws = new WebSocket(origin.replace('http', 'ws'));
        ws.onopen = resolve;
        ws.onerror = reject;
      });
    return Promise.all([
      attempt(() => fetch(`${origin}/fetch`, { mode: 'no-cors' })),
      attempt(image),
      attempt(socket),
      attempt(() => fetch('file:///etc/passwd')),
      attempt(() =>
        fetch('app://tidings/../../package.json').then((response) => (response.ok ? null : Promise.reject())),
      ),
      attempt(() =>
        fetch('app://tidings/%2e%2e%2f%2e%2e%2fpackage.json').then((response) =>
          response.ok ? null : Promise.reject(),
        ),
      ),
    ]);
  }, server.origin);
  expect(results).toEqual(Array(6).fill('blocked'));
  expect(server.received).toHaveLength(0);
  await server.close();
});

test("the window can't navigate elsewhere or open another window", async ({ tidings: { window, electron } }) => {
  const server = await startRecordingServer();
  const before = window.url();
  const opened = await window.evaluate((origin) => globalThis.open(origin) === null, server.origin);
  expect(opened).toBe(true);
  await window.evaluate((origin) => {
    location.href = origin;
  }, server.origin);
  await window.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: 'data:text/html,x', target: '_top' });
    document.body.append(link);
    link.click();
    link.remove();
  });
  expect(window.url()).toBe(before);
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(server.received).toHaveLength(0);
  await server.close();
});

test("inline scripts and scripts from strings don't run", async ({ tidings: { window } }) => {
  // A timer, because the page's policy doesn't apply to what Playwright evaluates.
  const violated = await window.evaluate(async () => {
    const directives: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => directives.push(violatedDirective));
    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    document.body.append(script);
    setTimeout('window.stringRan = true', 0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { directives, ran: ['inlineRan', 'stringRan'].filter((name) => name in window) };
  });
  expect(violated.ran).toEqual([]);
  expect(violated.directives).toContain('script-src-elem');
});

test("only the app's own files can start a worker", async ({ tidings: { window } }) => {
  const server = await startRecordingServer();
  const { answers, policy } = await window.evaluate(async (origin) => {
    const blob = URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' }));
    const outcome = (start: () => EventTarget) =>
      new Promise<string>((resolve) => {
        try {
          const worker = start();
          worker.addEventListener('error', () => resolve('refused'));
          worker.addEventListener('message', () => resolve('ran'));
        } catch {
          resolve('refused');
        }
      });
    const data = `data:text/javascript,${encodeURIComponent('postMessage(1)')}`;
    const answers = await Promise.all([
      outcome(() => new Worker(blob)),
      outcome(() => new Worker(blob, { type: 'module' })),
      outcome(() => new Worker(data)),
      outcome(() => new Worker(`${origin}/worker.js`)),
      outcome(() => new SharedWorker(blob)),
      outcome(() => new SharedWorker(data)),
      navigator.serviceWorker.register('/assets/none.js').then(
        () => 'ran',
        () => 'refused',
      ),
    ]);
    const page = await fetch(location.href);
    return { answers, policy: page.headers.get('content-security-policy') };
  }, server.origin);
  expect(answers).toEqual(Array(7).fill('refused'));
  expect(policy).toMatch(/; worker-src 'self';/);
  expect(server.received).toHaveLength(0);
  await server.close();
});

test('permissions are denied', async ({ tidings: { window } }) => {
  const states = await window.evaluate(async () => {
    const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'denied',
    );
    const notification = await Notification.requestPermission();
    const clipboard = await navigator.clipboard.readText().then(
      () => 'granted',
      () => 'denied',
    );
    return { media, notification, clipboard };
  });
  expect(states).toEqual({ media: 'denied', notification: 'denied', clipboard: 'denied' });
});

/** The settings of the first window as Electron has them, and of a window that was opened with the opposite values. */
function preferencesOf(electron: ElectronApplication, which: 'ours' | 'another') {
  return electron.evaluate(({ BrowserWindow }, which) => {
    const another = {
      sandbox: false,
      contextIsolation: false,
      nodeIntegration: true,
      webSecurity: false,
      webviewTag: true,
      allowRunningInsecureContent: true,
      experimentalFeatures: true,
      enableBlinkFeatures: 'CSSVariables',
    };
    const [ours] = BrowserWindow.getAllWindows();
    const window = which === 'ours' ? ours : new BrowserWindow({ show: false, webPreferences: another });
    const contents = window?.webContents ?? {};
    const all: Record<string, unknown> = Reflect.get(contents, 'getLastWebPreferences').call(contents);
    if (which === 'another') window?.destroy();
    return Object.fromEntries(Object.keys(another).map((name) => [name, all[name]]));
  }, which);
}

test('the window is locked down as configured', async ({ tidings: { electron } }) => {
  const preferences = await preferencesOf(electron, 'ours');
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    enableBlinkFeatures: '',
  });
  const others = await preferencesOf(electron, 'another');
  expect(Object.keys(preferences).filter((name) => others[name] === preferences[name])).toEqual([]);
});

test('a response is shown as text and never run', async ({ tidings: { window, composer } }) => {
  await composer.choose('Site key', /ONE-PRACTICE03-0001/);
  await composer.sendAndSee('Unreadable answer');
  await expect(composer.response.getByRole('group', { name: 'Answer' })).toContainText('<');
  expect(await window.locator('iframe, object, embed').count()).toBe(0);
});
