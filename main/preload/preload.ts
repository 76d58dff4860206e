import { contextBridge, ipcRenderer, webUtils } from 'electron';
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
