import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDomain } from '@typevirt/model';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Firmware } from '../probe/index.ts';
import { chooseFirmware } from '../settle/firmware.ts';
import { prepareVariables } from './firmware-variables.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'typevirt-nvram-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const domain = (os: string, more = '') =>
  parseDomain(`<domain type='qemu'><name>a</name><memory>1</memory>${os}${more}<devices/></domain>`);
const flash = (nvram: string) =>
  domain(
    `<os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type><loader readonly='yes' type='pflash'>/code.fd</loader>${nvram}</os>`,
  );
const installed = (more: Partial<Firmware> = {}): Firmware => ({
  interfaces: ['uefi'],
  device: 'flash',
  path: '/code.fd',
  format: 'raw',
  varsTemplate: join(folder, 'master'),
  targets: [{ architecture: 'x86_64', machines: ['pc-q35-*'] }],
  features: ['acpi-s3'],
  ...more,
});

test('prepareVariables() copies the master once, for its guest alone, and again when told to', async () => {
  writeFileSync(join(folder, 'master'), 'fresh');
  const path = join(folder, 'a_VARS.fd');
  const guest = flash(`<nvram>${path}</nvram>`);
  const request = { installed: [installed()], runAs: undefined, reset: false };
  expect(await prepareVariables(guest, request)).toBe(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  writeFileSync(path, 'used');
  expect(await prepareVariables(guest, request)).toBeUndefined();
  expect(readFileSync(path, 'utf8')).toBe('used');
  expect(await prepareVariables(guest, { ...request, reset: true })).toBeUndefined();
  expect(readFileSync(path, 'utf8')).toBe('fresh');
});

test('prepareVariables() says which master is missing, and leaves no file', async () => {
  const path = join(folder, 'a_VARS.fd');
  const request = { installed: [], runAs: undefined, reset: false };
  await expect(prepareVariables(flash(`<nvram>${path}</nvram>`), request)).rejects.toThrow(
    'unable to find any master var store for loader: /code.fd',
  );
  await expect(
    prepareVariables(flash(`<nvram template='/nonexistent'>${path}</nvram>`), request),
  ).rejects.toThrow("Failed to open file '/nonexistent': No such file or directory");
  expect(existsSync(path)).toBe(false);
});

test('chooseFirmware() takes the first that suits board and features', () => {
  const efi = (features = '') =>
    domain(`<os firmware='efi'><type arch='x86_64' machine='pc-q35-7.2'>hvm</type>${features}</os>`);
  const secure = installed({ path: '/secure.fd', features: ['requires-smm', 'secure-boot'] });
  const guest = efi();
  chooseFirmware(guest, [secure, installed({ interfaces: ['bios'] }), installed()]);
  expect(guest.os.loader).toEqual({ type: 'pflash', readonly: true, path: '/code.fd' });
  expect(guest.os.nvram).toEqual({ type: 'path', template: join(folder, 'master') });
  const wanted = efi(`<firmware><feature enabled='yes' name='secure-boot'/></firmware>`);
  expect(() => chooseFirmware(wanted, [secure, installed()])).toThrow(
    "Unable to find any firmware to satisfy 'efi'",
  );
  wanted.features = { ...wanted.features, smm: { state: true } };
  chooseFirmware(wanted, [secure, installed()]);
  expect(wanted.os.loader?.path).toBe('/secure.fd');
});
