/** Addresses at which a domain's displays can be reached. @source virsh 9.0 domdisplay */
import { findAll, valueAt, type XmlElement } from '../xml/tree.ts';

const schemes = ['vnc', 'spice', 'rdp', 'dbus'];

/** The URIs of the first display, or of all, in virsh's order of kinds. */
export function displayUris(
  domain: XmlElement | undefined,
  options: { type: string | undefined; all: boolean; withPassword: boolean },
): string[] {
  const graphics = findAll(domain, 'devices/graphics');
  const uris: string[] = [];
  for (const scheme of schemes) {
    if (options.type !== undefined && options.type !== scheme) continue;
    const display = graphics.find((each) => valueAt(each, '@type') === scheme);
    const uri = display === undefined ? undefined : displayUri(scheme, display, options.withPassword);
    if (uri === undefined) continue;
    uris.push(uri);
    if (!options.all) break;
  }
  return uris;
}

function displayUri(scheme: string, display: XmlElement, withPassword: boolean): string | undefined {
  if (scheme === 'dbus') {
    const address = valueAt(display, '@address') ?? '';
    return address.startsWith('unix:path=') ? `dbus+unix://${address.slice('unix:path='.length)}` : undefined;
  }
  const password = withPassword ? valueAt(display, '@passwd') : undefined;
  const socket = valueAt(display, 'listen/@socket') ?? valueAt(display, '@socket');
  if (valueAt(display, 'listen/@type') === 'socket' && socket !== undefined)
    return `${scheme}+unix://${socket}`;
  const port = portOf(display, '@port');
  const tlsPort = portOf(display, '@tlsPort');
  if (port === 0 && tlsPort === 0) return undefined;
  const secret = password !== undefined && scheme === 'vnc' ? `:${password}@` : '';
  const shownPort = port === 0 ? '' : `:${scheme === 'vnc' ? port - 5900 : port}`;
  const query = scheme === 'spice' ? spiceQuery(tlsPort, password) : '';
  return `${scheme}://${secret}${hostOf(display)}${shownPort}${query}`;
}

function portOf(display: XmlElement, path: string): number {
  const port = Number(valueAt(display, path) ?? 0);
  return Number.isInteger(port) && port > 0 ? port : 0;
}

function hostOf(display: XmlElement): string {
  const listen = valueAt(display, '@listen') || valueAt(display, 'listen/@address') || '';
  if (listen === '' || listen === '0.0.0.0' || listen === '::') return 'localhost';
  return listen.includes(':') ? `[${listen}]` : listen;
}

function spiceQuery(tlsPort: number, password: string | undefined): string {
  const parts = [
    ...(tlsPort === 0 ? [] : [`tls-port=${tlsPort}`]),
    ...(password === undefined ? [] : [`password=${password}`]),
  ];
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
