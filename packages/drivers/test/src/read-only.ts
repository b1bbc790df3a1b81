/** Connections that may look but not touch. */
import { VirtError, type DriverConnection } from '@typevirt/driver';

/** Methods that only look, by the words in their names, less those that libvirt refuses all the same. */
const looking =
  /Lookup|List|Get(?!LaunchSecurity)|Is[A-Z]|Has[A-Z]|Stats|Info|NumOf|Current$|Addresses$|supportsFeature/;
const acting = /SetMemoryStats|ChangeBegin|^domainSaveImage|^domainGet(Hostname|Time|Fsinfo)$/;
const members: ReadonlySet<string> = new Set(['events', 'supportsFeature', 'isAlive', 'isSecure', 'close']);

/** The same connection; methods that change anything refuse with `operationDenied`. */
export function readOnly(connection: DriverConnection): DriverConnection {
  const entries = Object.entries(connection).map(([name, value]) => {
    if (members.has(name) || (looking.test(name) && !acting.test(name))) return [name, value] as const;
    return [name, () => refuse(name)] as const;
  });
  return Object.fromEntries(entries) as unknown as DriverConnection;
}

function refuse(method: string): never {
  throw new VirtError('operationDenied', `read only access prevents ${functionName(method)}`, {
    domain: domainOf(method),
  });
}

function domainOf(method: string) {
  if (method.startsWith('network')) return 'network';
  if (method.startsWith('storage')) return 'storage';
  if (method.startsWith('interface')) return 'interface';
  if (method.startsWith('nodeDevice')) return 'nodedev';
  return method.startsWith('domain') ? 'domain' : 'none';
}

/** libvirt's name of the function: `domainDefineXml` is `virDomainDefineXML`. */
function functionName(method: string): string {
  const words: Readonly<Record<string, string>> = {
    Xml: 'XML',
    Cpu: 'CPU',
    Nmi: 'NMI',
    Io: 'IO',
    Iothread: 'IOThread',
    Fs: 'FS',
  };
  const name = method.replace(/[A-Z][a-z]+/g, (word) => words[word] ?? word);
  return `vir${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`;
}
