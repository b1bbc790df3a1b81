/** Rules of character devices: serial ports, consoles, channels, smart cards, USB redirection. */
import type { ChardevBackend } from '../chardev.ts';
import type { Reconnect } from '../reconnect.ts';
import type { Smartcard } from '../smartcard.ts';
import { type DeviceRule, never } from './device-rule.ts';

function reconnectOf(device: ChardevBackend): Reconnect | undefined {
  return device.type === 'unix' || device.type === 'tcp' ? device.source?.reconnect : undefined;
}

function channelOf(device: ChardevBackend): string | undefined {
  return device.type === 'spiceport' || device.type === 'dbus' ? device.source : undefined;
}

export const chardevRules: readonly DeviceRule<ChardevBackend>[] = [
  never(
    'reconnectingNeedsATimeout',
    '/source/reconnect/@timeout',
    (device) => reconnectOf(device)?.enabled === true && reconnectOf(device)?.timeout === undefined,
    'xmlError',
    "Missing required attribute 'timeout' in element 'reconnect'",
    'xml',
  ),
  never(
    'udpHasTwoEndsAtMost',
    '/source[3]',
    (device) => device.type === 'udp' && device.sources.length > 2,
    'xmlError',
    'only two source elements are allowed for character device',
  ),
  never(
    'onlyCallersReconnect',
    '/source/reconnect/@enabled',
    (device) =>
      (device.type === 'unix' || device.type === 'tcp') &&
      device.source?.mode === 'bind' &&
      reconnectOf(device)?.enabled === true,
    'internalError',
    'chardev reconnect is possible only for connect mode',
  ),
  never(
    'udpHasADestination',
    '/source/@service',
    (device) =>
      device.type === 'udp' &&
      !device.sources.some(({ mode, service }) => mode === 'connect' && service !== undefined),
    'internalError',
    'Missing source service attribute for char device',
  ),
  never(
    'channelNamesArePlain',
    '/source/@channel',
    (device) => /[^a-zA-Z0-9_\-.]/.test(channelOf(device) ?? ''),
    'invalidArg',
    'Invalid character in source channel for char device',
  ),
];

/** For devices whose channel must be named. */
export const namedPortRules: readonly DeviceRule<ChardevBackend>[] = [
  never(
    'portsHaveAChannelName',
    '/source/@channel',
    (device) => (device.type === 'spiceport' || device.type === 'dbus') && device.source === undefined,
    'configUnsupported',
    'Missing source channel attribute for char device',
  ),
  ...chardevRules,
];

export const smartcardRules: readonly DeviceRule<Smartcard>[] = [
  never(
    'hostCertificatesAreThree',
    '/certificate',
    (card) => card.mode === 'host-certificates' && card.certificates.length !== 3,
    'xmlError',
    'host-certificates mode needs exactly three certificates',
  ),
  never(
    'smartcardsSitOnCcid',
    '/address/@type',
    ({ address }) => address !== undefined && address.type !== 'ccid',
    'configUnsupported',
    "Controllers must use the 'ccid' address type",
  ),
];
