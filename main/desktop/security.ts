import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import {
  app,
  type ProtocolRequest,
  type ProtocolResponse,
  protocol,
  type Session,
  shell,
  type WebContents,
  type WebPreferences,
} from 'electron';
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
  readonly page: (file: string) => Promise<Readable>;
  readonly window: () => { readonly webContents: { readonly id: number } } | null;
};

/** Locks a session down: our own files only, no request elsewhere, no permission, no download. */
export function lockSession(session: Session, rendererFolder: string, { onServed, page, window }: Served): void {
  // Otherwise Chromium downloads a dictionary, in spite of the window's own setting.
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
  const isForWindow = markPageOf(session, window);
  const answer = async (request: ProtocolRequest): Promise<ProtocolResponse> => {
    const { url } = request;
    const response = isForWindow(request)
      ? await servePage(page, join(rendererFolder, 'index.html'))
      : await serveFile(url, rendererFolder);
    // Of a script that is missing, the page may break off the loading: it is neither completed nor failed then.
    if (response === notFound) onServed(new URL(url).pathname, true);
    return response;
  };
  // Not protocol.handle: its Request and Response load the whole fetch of Node.js, and the first paint waits for it.
  session.protocol.registerStreamProtocol('app', (request, respond) => void answer(request).then(respond));
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
function markPageOf(session: Session, window: Served['window']): (request: ProtocolRequest) => boolean {
  const [name, mark] = ['X-Tidings-Window', crypto.randomUUID()];
  session.webRequest.onBeforeSendHeaders(
    { urls: [`${appOrigin}/`] },
    ({ webContentsId, resourceType, requestHeaders }, answer) => {
      const isOwn = resourceType === 'mainFrame' && webContentsId === window()?.webContents.id;
      answer({ requestHeaders: isOwn ? { ...requestHeaders, [name]: mark } : requestHeaders });
    },
  );
  return ({ url, headers }) => url === `${appOrigin}/` && ownValue(headers, name) === mark;
}

const notFound: ProtocolResponse = { statusCode: 404 };

/** Never cached: it contains what is saved. */
async function servePage(page: Served['page'], file: string): Promise<ProtocolResponse> {
  try {
    return found(await page(file), { ...headersOf('.html'), 'Cache-Control': 'no-store' });
  } catch {
    return notFound;
  }
}

function headersOf(extension: string): Record<string, string> {
  return {
    'Content-Type': ownValue(contentTypes, extension) ?? '',
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
  };
}

async function serveFile(url: string, folder: string): Promise<ProtocolResponse> {
  const { host, pathname } = new URL(url);
  if (host !== 'tidings') return notFound;
  try {
    const file = normalize(join(folder, decodeURIComponent(pathname === '/' ? '/index.html' : pathname)));
    const isServed = ownValue(contentTypes, extname(file)) !== undefined;
    if (!file.startsWith(folder + sep) || !isServed) return notFound;
    // In one piece: each piece takes a turn of the event loop.
    return found(Readable.from([await readFile(file)]), headersOf(extname(file)));
  } catch {
    return notFound;
  }
}

function found(data: Readable, headers: Record<string, string>): ProtocolResponse {
  return { statusCode: 200, headers, data };
}
