import { parse } from '@typevirt/xml';
import { describe, expect, test } from 'vitest';
import { devicesXml } from '../index.ts';
import { devicesViolation } from './index.ts';

const violationOf = (devices: string) =>
  devicesViolation(parse(`<devices>${devices}</devices>`, devicesXml, { mode: 'lenient' }));

describe('devicesViolation() answers as the reference does', () => {
  test.each<readonly [devices: string, code: string, detail: string]>([
    [
      "<disk type='file'><target dev='vda'/><iotune><total_bytes_sec>1</total_bytes_sec><read_bytes_sec>1</read_bytes_sec></iotune></disk>",
      'xmlError',
      'total and read/write bytes_sec cannot be set at the same time',
    ],
    [
      "<disk type='file' rawio='yes'><target dev='sda'/></disk>",
      'configUnsupported',
      "rawio can be used only with device='lun'",
    ],
    [
      "<disk type='file'><source file='/a'><encryption format='luks'/></source><target dev='sda'/><encryption format='luks'/></disk>",
      'configUnsupported',
      'an <encryption> definition already found for disk source',
    ],
    [
      "<serial type='unix'><source mode='bind' path='/s'><reconnect enabled='yes' timeout='1'/></source></serial>",
      'internalError',
      'chardev reconnect is possible only for connect mode',
    ],
    [
      "<channel type='tcp'><source host='h' service='1'><reconnect enabled='yes'/></source><target type='virtio'/></channel>",
      'xmlError',
      "Missing required attribute 'timeout' in element 'reconnect'",
    ],
    [
      "<smartcard mode='host-certificates'><certificate>a</certificate></smartcard>",
      'xmlError',
      'host-certificates mode needs exactly three certificates',
    ],
    [
      "<interface type='user'><rom enabled='no' bar='on'/></interface>",
      'configUnsupported',
      'ROM tuning is not supported when ROM is disabled',
    ],
    [
      "<sound model='ac97'><address type='unassigned'/></sound>",
      'configUnsupported',
      "address of type 'unassigned' is supported only for hostdevs",
    ],
    [
      "<rng model='virtio'><backend model='builtin'/><address type='ccw' cssid='0xfe'/></rng>",
      'internalError',
      'Invalid partial specification for virtio ccw address',
    ],
    [
      "<video><model type='vga' vgamem='16'/></video>",
      'configUnsupported',
      'vgamem attribute only supported for video type qxl',
    ],
    [
      "<hostdev mode='subsystem' type='usb'><source><vendor id='0x1'/></source></hostdev>",
      'internalError',
      'missing product',
    ],
  ])('%s', (devices, code, detail) => {
    expect(violationOf(devices)).toMatchObject({ code, detail });
  });

  test.each([
    "<disk type='file'><source file='/a'/><target dev='sda' bus='usb' removable='on'/></disk>",
    "<hostdev mode='subsystem' type='pci'><source><address bus='1'/></source><address type='unassigned'/></hostdev>",
    "<memballoon model='none'><address type='unassigned'/></memballoon>",
    "<redirdev bus='usb' type='dbus'/>",
  ])('and takes %s', (devices) => {
    expect(violationOf(devices)).toBeUndefined();
  });
});
