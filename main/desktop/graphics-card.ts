import { readdirSync } from 'node:fs';

/** What /dev calls a graphics card: the kernel, NVIDIA, WSL, and the makers of small computers. */
const cardNames = [/^dri$/, /^nvidia/, /^dxg$/, /^mali/, /^kgsl/];

/**
 * Whether this computer can have a graphics card. On Linux without one, as in a container or on a remote desktop, Chromium's
 * graphics process fails while it looks for one, and the first paint waits until another is started.
 * @param platform as Node.js names it
 * @param devices the folder of devices
 */
export function mayHaveGraphicsCard(platform: NodeJS.Platform, devices: string): boolean {
  if (platform !== 'linux') return true;
  try {
    return readdirSync(devices).some((name) => cardNames.some((card) => card.test(name)));
  } catch {
    return true;
  }
}
