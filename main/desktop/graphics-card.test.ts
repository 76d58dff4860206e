import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mayHaveGraphicsCard } from './graphics-card.ts';

/** A folder of devices as Linux has it, with one more. */
function devicesWith(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-devices-'));
  for (const device of ['null', 'tty0', 'urandom', name]) writeFileSync(join(folder, device), '');
  mkdirSync(join(folder, 'shm'));
  return folder;
}

it.each(['dri', 'nvidia0', 'nvidiactl', 'dxg', 'mali0', 'kgsl-3d0'])('%s is a graphics card', (name) => {
  expect(mayHaveGraphicsCard('linux', devicesWith(name))).toBe(true);
});

it.each(['tty1', 'drive', 'loop0'])('%s is none', (name) => {
  expect(mayHaveGraphicsCard('linux', devicesWith(name))).toBe(false);
});

it('devices that cannot be read may have one', () => {
  expect(mayHaveGraphicsCard('linux', join(tmpdir(), 'no-devices'))).toBe(true);
});

it('other systems are not asked', () => {
  for (const platform of ['win32', 'darwin'] as const)
    expect(mayHaveGraphicsCard(platform, devicesWith('tty1'))).toBe(true);
});
