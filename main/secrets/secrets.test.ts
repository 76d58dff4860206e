import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { openBackups } from '#main/storage/backups.ts';
import { filesIn, kindOf } from '#main/storage/data-files.ts';
import { mapFromDisk, openDocument } from '#main/storage/open-document.ts';
import { place } from '#main/testing/place.ts';
import { createTestCipher } from '#main/testing/test-cipher.ts';
import { openSecrets, type SecretName } from './secrets.ts';

const password: SecretName = { kind: 'proxy-password', for: 'http://ada@proxy:8080' };
const identity: SecretName = { kind: 'client-certificate', for: 'uat' };

it('are sealed on the disk and in backups, and there again after a restart', async () => {
  const at = place();
  const cipher = createTestCipher();
  const secrets = await openSecrets(at, cipher);
  expect(await secrets.keep(password, 'geheim-geheim')).toBeNull();
  expect(await secrets.keep(identity, 'key')).toBeNull();
  expect(secrets.stand(password)).toBe('kept');
  await openBackups(at).take('by hand');
  const files = filesIn(at.folder);
  expect(files.filter((file) => file.endsWith('secrets.json'))).toHaveLength(2);
  for (const file of files) {
    expect(readFileSync(join(at.folder, file), 'latin1')).not.toContain('geheim');
    expect(kindOf(file)).not.toBeNull();
  }
  const again = await openSecrets(at, cipher);
  expect(again.find(password)).toBe('geheim-geheim');
  expect(again.find(identity)).toBe('key');
});

it('are replaced and forgotten one by one', async () => {
  const at = place();
  const cipher = createTestCipher();
  const secrets = await openSecrets(at, cipher);
  await secrets.keep(password, 'one');
  await secrets.keep(identity, 'key');
  await secrets.keep(password, 'two');
  expect(secrets.find(password)).toBe('two');
  await secrets.keep(password, null);
  expect(secrets.stand(password)).toBe('none');
  const uses = { ...at, name: 'uses', schema: z.literal('proxy-password'), empty: 'proxy-password' as const };
  await (await openDocument(uses)).write('proxy-password');
  // Nothing but a file that was read says what may go.
  const read = (await openDocument(uses)).fromDisk();
  if (read === null) throw new Error('The file was written just now.');
  await secrets.keepOnly(
    mapFromDisk(
      read,
      (used) =>
        ({ kind }: SecretName) =>
          kind === used,
    ),
  );
  expect((await openSecrets(at, cipher)).find(identity)).toBeNull();
});

it('stay in memory, and on no disk, where the system has no keyring', async () => {
  const at = place();
  const cipher = createTestCipher(() => false);
  const secrets = await openSecrets(at, cipher);
  expect(await secrets.keep(password, 'geheim')).toBeNull();
  expect([secrets.find(password), secrets.stand(password), secrets.canKeep()]).toEqual([
    'geheim',
    'this-session',
    false,
  ]);
  expect(existsSync(join(at.folder, 'secrets.json'))).toBe(false);
  expect((await openSecrets(at, cipher)).find(password)).toBeNull();
  await secrets.keep(password, null);
  expect(secrets.stand(password)).toBe('none');
});

it('that another computer sealed count as none, and nothing fails', async () => {
  const at = place();
  await (await openSecrets(at, createTestCipher())).keep(password, 'geheim');
  const elsewhere = await openSecrets(at, createTestCipher());
  expect([elsewhere.find(password), elsewhere.stand(password)]).toEqual([null, 'none']);
  expect(at.notices).toEqual([]);
});

it('that the keyring refuses are reported, and the saved ones stay', async () => {
  const at = place();
  const cipher = createTestCipher();
  await (await openSecrets(at, cipher)).keep(password, 'before');
  const seal = () => {
    throw new Error('The keyring is locked.');
  };
  const secrets = await openSecrets(at, { ...cipher, seal });
  expect(await secrets.keep(password, 'after')).toContain('keyring refused');
  expect(await secrets.keep(identity, 'key')).toContain('keyring refused');
  expect([secrets.find(password), secrets.find(identity)]).toEqual(['before', null]);
});
