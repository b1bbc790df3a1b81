/**
 * Key codes of several worlds as QEMU's key numbers: the PC keyboard's first scancode set, keys with the prefix e0 having
 * bit 7 set.
 *
 * @source Linux input-event-codes.h, USB HID usage tables (keyboard page), QEMU qapi/ui.json `QKeyCode`
 */
import { KeycodeSet, VirtError } from '@typevirt/driver';

/** Linux codes 1 to 83, 87 and 88 are the scancodes themselves; here is where the two differ. */
const linuxToXt: ReadonlyMap<number, number> = new Map([
  [85, 0x76],
  [86, 0x56],
  [89, 0x73],
  [90, 0x78],
  [91, 0x77],
  [92, 0x79],
  [93, 0x70],
  [94, 0x7b],
  [95, 0x5c],
  [96, 0x9c],
  [97, 0x9d],
  [98, 0xb5],
  [99, 0x54],
  [100, 0xb8],
  [101, 0x5b],
  [102, 0xc7],
  [103, 0xc8],
  [104, 0xc9],
  [105, 0xcb],
  [106, 0xcd],
  [107, 0xcf],
  [108, 0xd0],
  [109, 0xd1],
  [110, 0xd2],
  [111, 0xd3],
  [112, 0xef],
  [113, 0xa0],
  [114, 0xae],
  [115, 0xb0],
  [116, 0xde],
  [117, 0x59],
  [118, 0xce],
  [119, 0xc6],
  [120, 0x8b],
  [121, 0x7e],
  [122, 0x72],
  [123, 0x71],
  [124, 0x7d],
  [125, 0xdb],
  [126, 0xdc],
  [127, 0xdd],
  [128, 0xe8],
  [129, 0x85],
  [130, 0x86],
  [131, 0x87],
  [132, 0x8c],
  [133, 0xf8],
  [134, 0x64],
  [135, 0x65],
  [136, 0xc1],
  [137, 0xbc],
  [138, 0xf5],
  [139, 0x9e],
  [140, 0xa1],
  [141, 0x66],
  [142, 0xdf],
  [143, 0xe3],
  [144, 0x67],
  [150, 0x82],
  [155, 0xec],
  [156, 0xe6],
  [158, 0xea],
  [159, 0xe9],
  [163, 0x99],
  [164, 0xa2],
  [165, 0x90],
  [166, 0xa4],
  [172, 0xb2],
  [173, 0xe7],
  [183, 0x5d],
  [184, 0x5e],
  [185, 0x5f],
  [186, 0x55],
  [187, 0x83],
  [188, 0xf7],
  [189, 0x84],
  [190, 0x5a],
  [191, 0x74],
  [192, 0xf9],
  [193, 0x6d],
  [194, 0x6f],
]);

/** Linux code of each USB keyboard usage from 4 on; 0: none. */
const usbFrom4ToLinux: readonly number[] = [
  30, 48, 46, 32, 18, 33, 34, 35, 23, 36, 37, 38, 50, 49, 24, 25, 16, 19, 31, 20, 22, 47, 17, 45, 21, 44, 2,
  3, 4, 5, 6, 7, 8, 9, 10, 11, 28, 1, 14, 15, 57, 12, 13, 26, 27, 43, 43, 39, 40, 41, 51, 52, 53, 58, 59, 60,
  61, 62, 63, 64, 65, 66, 67, 68, 87, 88, 99, 70, 119, 110, 102, 104, 111, 107, 109, 106, 105, 108, 103, 69,
  98, 55, 74, 78, 96, 79, 80, 81, 75, 76, 77, 71, 72, 73, 82, 83, 86, 127, 116, 117, 183, 184, 185, 186, 187,
  188, 189, 190, 191, 192, 193, 194,
];
/** Linux code of the USB modifiers, usages 224 to 231. */
const usbModifiersToLinux: readonly number[] = [29, 42, 56, 125, 97, 54, 100, 126];

const setNames: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(KeycodeSet).map(([name, set]) => [set, name.toLowerCase()]),
);

/**
 * QEMU's number of a key.
 *
 * @param codeset A `KeycodeSet`: linux, xt, atset1, xtKbd, usb and qnum are known here.
 * @throws {VirtError} `internalError` for keys that QEMU has no number for.
 */
export function toXtKeyNumber(codeset: number, code: number): number {
  const number = numberIn(codeset, code);
  if (number !== undefined) return number;
  const words = `cannot translate keycode ${code} of ${setNames[codeset] ?? codeset} codeset to qnum keycode`;
  throw new VirtError('internalError', words, { domain: 'qemu' });
}

function numberIn(codeset: number, code: number): number | undefined {
  switch (codeset) {
    case KeycodeSet.linux:
      return fromLinux(code);
    case KeycodeSet.usb:
      return fromLinux(usbFrom4ToLinux[code - 4] ?? usbModifiersToLinux[code - 224] ?? 0);
    case KeycodeSet.qnum:
    case KeycodeSet.xtKbd:
      return code > 0 && code < 0x100 ? code : undefined;
    case KeycodeSet.xt:
    case KeycodeSet.atset1:
      return code >= 0xe000 && code < 0xe080
        ? (code & 0x7f) | 0x80
        : code > 0 && code < 0x80
          ? code
          : undefined;
    default:
      return undefined;
  }
}

function fromLinux(code: number): number | undefined {
  const direct = (code >= 1 && code <= 83) || code === 87 || code === 88;
  return direct ? code : linuxToXt.get(code);
}
