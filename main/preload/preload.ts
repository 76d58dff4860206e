import { contextBridge, ipcRenderer } from 'electron';
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
};

contextBridge.exposeInMainWorld('bridge', bridge);
