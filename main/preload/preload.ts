import { contextBridge, ipcRenderer, webFrame, webUtils } from 'electron';
import { channels } from '#app/ipc/channels.ts';
import type { Bridge } from '#app/ipc/contract.ts';

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(channels.call, name, input),
  on: (name, listener) => {
    const onPush = (_event: unknown, pushed: unknown, value: Parameters<typeof listener>[0]) => {
      if (pushed === name) listener(value);
    };
    ipcRenderer.on(channels.push, onPush);
    return () => ipcRenderer.removeListener(channels.push, onPush);
  },
  // Only a file that the person chose has a path, and only here can it be asked for.
  giveFile: async (file) => {
    const path = file instanceof File ? webUtils.getPathForFile(file) : '';
    return path === '' ? null : ipcRenderer.invoke(channels.file, path);
  },
};

contextBridge.exposeInMainWorld('bridge', bridge);

/** How long nobody has used the window before its memory is freed, in milliseconds. */
const quietMs = 3_000;

/** How long Chromium takes to let go of images that it no longer needs, in milliseconds. */
const beforeDotMs = 500;

/**
 * Draws one dot that nobody can see. Chromium tells its graphics process which images it may free only together with the
 * next new one, so those of the start would stay there as long as the window is idle: 8 MB.
 */
function drawOneDot(): void {
  const dot = document.createElement('div');
  dot.ariaHidden = 'true';
  dot.style.cssText =
    'position:fixed;right:0;bottom:0;width:1px;height:1px;background:gray;opacity:0.004;pointer-events:none';
  document.body.append(dot);
  setTimeout(() => dot.remove(), beforeDotMs);
}

/**
 * Frees what the start of the window leaves in memory, once nobody uses the window: the browser would keep it for as long
 * as the window is idle. It takes a moment, so it waits for a pause in the typing.
 */
function freeMemoryAfterStart(): void {
  const uses = ['keydown', 'input', 'pointerdown', 'wheel'] as const;
  let timer = setTimeout(free, quietMs);

  function postpone() {
    clearTimeout(timer);
    timer = setTimeout(free, quietMs);
  }

  function free() {
    for (const use of uses) removeEventListener(use, postpone, true);
    webFrame.clearCache();
    setTimeout(drawOneDot, beforeDotMs);
  }

  for (const use of uses) addEventListener(use, postpone, { capture: true, passive: true });
}

freeMemoryAfterStart();
