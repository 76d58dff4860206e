import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { app, protocol, type Session, shell, type WebContents, type WebPreferences } from 'electron';
import { ownValue } from '#app/own-value.ts';

export const appOrigin = 'app://tidings';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Must run before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
}

export type Served = {
  /** Called with the path of each file once the page has received it, or when it is missing. */
  readonly onServed: (path: string, isMissing: boolean) => void;
  /** The page of the main window. */
  readonly page: (file: string) => Promise<ReadableStream<Uint8Array>>;
  readonly window: () => { readonly webContents: { readonly id: number } } | null;
};

/** Locks a session down: our own files only, no request elsewhere, no permission, no download. */
export function lockSession(session: Session, rendererFolder: string, { onServed, page, window }: Served): void {
  // Otherwise Chromium downloads a dictionary, in spite of the window's own setting.
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
  const isForWindow = markPageOf(session, window);
  session.protocol.handle('app', async (request) => {
    const { url } = request;
    const response = isForWindow(request)
      ? await servePage(page, join(rendererFolder, 'index.html'))
      : await serveFile(url, rendererFolder);
    // Of a script that is missing, the page may break off the loading: it is neither completed nor failed then.
    if (response.status >= 400) onServed(new URL(url).pathname, true);
    return response;
  });
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isAllowed(details.url) }));
  session.webRequest.onCompleted(({ url, statusCode }) => {
    if (statusCode < 400) onServed(new URL(url).pathname, false);
  });
}

/** Our pages may only draw themselves and call the bridge. */
export function lockedDown(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    // Only for development.
    devTools: !app.isPackaged,
  };
}

/** Prevents a window from navigating and from opening others. */
export function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** The one way out into the browser: https only. */
export function openExternal(link: string): void {
  if (/^https:\/\/[^/]/.test(link)) void shell.openExternal(link);
}

function isAllowed(url: string): boolean {
  return url.startsWith(`${appOrigin}/`) || (!app.isPackaged && url.startsWith('devtools://'));
}

/**
 * Marks the main window's own request for its page: the page contains the session, which the other windows don't get.
 * They can't guess the mark. Returns whether a request has it.
 */
function markPageOf(session: Session, window: Served['window']): (request: Request) => boolean {
  const [name, mark] = ['X-Tidings-Window', crypto.randomUUID()];
  session.webRequest.onBeforeSendHeaders(
    { urls: [`${appOrigin}/`] },
    ({ webContentsId, resourceType, requestHeaders }, answer) => {
      const isOwn = resourceType === 'mainFrame' && webContentsId === window()?.webContents.id;
      answer({ requestHeaders: isOwn ? { ...requestHeaders, [name]: mark } : requestHeaders });
    },
  );
  return ({ url, headers }) => url === `${appOrigin}/` && headers.get(name) === mark;
}

/** Never cached: it contains what is saved. */
async function servePage(page: Served['page'], file: string): Promise<Response> {
  try {
    return new Response(await page(file), { headers: { ...headersOf('.html'), 'Cache-Control': 'no-store' } });
  } catch {
    return new Response(null, { status: 404 });
  }
}

function headersOf(extension: string): Record<string, string> {
  return {
    'Content-Type': ownValue(contentTypes, extension) ?? '',
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
  };
}

async function serveFile(url: string, folder: string): Promise<Response> {
  const { host, pathname } = new URL(url);
  if (host !== 'tidings') return new Response(null, { status: 404 });
  const file = normalize(join(folder, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)));
  const isServed = ownValue(contentTypes, extname(file)) !== undefined;
  if (!file.startsWith(folder + sep) || !isServed) return new Response(null, { status: 404 });
  try {
    return new Response(await readFile(file), { headers: headersOf(extname(file)) });
  } catch {
    return new Response(null, { status: 404 });
  }
}
