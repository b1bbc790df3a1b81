import { describe, expect, test } from 'vitest';
import { DocumentError, type Refusal } from '../../document-error.ts';
import { parseDomain } from '../parse.ts';

function refusalOf(device: string): Pick<Refusal, 'code' | 'detail'> | undefined {
  try {
    parseDomain(`<domain type='qemu'><name>x</name><memory>1</memory><os><type>hvm</type></os>
<devices>${device}</devices></domain>`);
    return undefined;
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return { code: error.code, detail: error.detail };
  }
}

describe('parseDomain() answers as the reference does', () => {
  test.each<readonly [device: string, code: Refusal['code'], detail: string]>([
    ["<watchdog action='reset'/>", 'internalError', 'watchdog must contain model name'],
    ["<watchdog model='x'/>", 'configUnsupported', "unknown watchdog model 'x'"],
    ["<hub type='x'/>", 'configUnsupported', "unknown hub device type 'x'"],
    ["<tpm model='tpm-tis'/>", 'xmlError', 'missing TPM device backend'],
    ["<serial type='file'/>", 'internalError', 'Missing source path attribute for char device'],
    [
      "<channel type='tcp'><source service='1'/><target type='virtio'/></channel>",
      'internalError',
      'Missing source host attribute for char device',
    ],
    ["<video><model type='qxl' vram='-1'/></video>", 'xmlError', "cannot parse video vram '-1'"],
    [
      "<rng model='virtio'><backend model='builtin'/><address slot='1'/></rng>",
      'internalError',
      'No type specified for device address',
    ],
    [
      "<interface type='user'><link state='x'/></interface>",
      'configUnsupported',
      "unknown interface link state 'x'",
    ],
    [
      "<disk type='file' device='x'><target dev='vda'/></disk>",
      'xmlError',
      "Invalid value for attribute 'device' in element 'disk': 'x'.",
    ],
  ])('%s', (device, code, detail) => {
    expect(refusalOf(device)).toEqual({ code, detail });
  });

  test('elements without the attribute they are there for count as absent', () => {
    expect(
      refusalOf("<interface type='user'><mtu/><script/><alias/><coalesce><rx/></coalesce></interface>"),
    ).toBeUndefined();
  });
});
