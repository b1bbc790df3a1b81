/** Where a guest's picture can be watched. @source libvirt virDomainGraphicsDefParseXML, virDomainDefPostParseGraphics */
import { refuse } from '../../document-error.ts';
import type { Graphics, GraphicsOf } from '../devices/graphics.ts';
import { step } from './step.ts';

/** A port that is left open is chosen at each start, whatever it was once. */
export const displaysHavePorts = step('displaysHavePorts', ({ devices }) => {
  for (const display of devices.graphics) {
    if (display.type === 'spice') giveSpicePorts(display);
    if (display.type !== 'vnc' && display.type !== 'rdp') continue;
    const isOpen = display.port === undefined || display.port === -1 || display.autoPort === true;
    const stays = display.autoPort === false;
    display.autoPort = isOpen && !stays;
    if (isOpen && stays) delete display.port;
    else if (isOpen) display.port = -1;
  }
});

function giveSpicePorts(display: GraphicsOf<'spice'>): void {
  const isOpen = display.port === -1 && display.tlsPort === -1;
  display.autoPort = display.autoPort === true || isOpen;
  if (display.autoPort || display.port === 0) delete display.port;
  if (display.autoPort || display.tlsPort === 0) delete display.tlsPort;
}

/** The old attributes for one address or socket become a `listen` element, and show what the first one says. */
export const displaysListen = step('displaysListen', ({ devices }) => {
  for (const display of devices.graphics) giveListen(display);
});

function giveListen(display: Graphics): void {
  if (display.type !== 'vnc' && display.type !== 'spice' && display.type !== 'rdp') return;
  const socket = display.type === 'vnc' ? display.socket : undefined;
  refuseContradiction(display, socket);
  if (display.listens.length === 0 || (socket !== undefined && display.listens[0]?.type !== 'socket')) {
    const address = display.listen === undefined ? {} : { address: display.listen };
    display.listens = [socket === undefined ? { type: 'address', ...address } : { type: 'socket', socket }];
  }
  const unheard = display.type === 'spice' && display.port === undefined && display.tlsPort === undefined;
  if (unheard && display.autoPort === false && display.listens[0]?.type === 'address')
    display.listens[0] = { type: 'none' };
  showFirstListen(display);
}

function refuseContradiction(display: GraphicsOf<'vnc' | 'spice' | 'rdp'>, socket: string | undefined): void {
  const [first] = display.listens;
  const differ = (given: string, attribute: string, own: string, found: string) =>
    refuse(
      'configUnsupported',
      'domain',
      `graphics '${attribute}' attribute '${given}' must match '${own}' attribute of first listen element (found '${found}')`,
    );
  if (
    socket !== undefined &&
    first?.type === 'socket' &&
    first.socket !== undefined &&
    first.socket !== socket
  )
    differ(socket, 'socket', 'socket', first.socket);
  const { listen } = display;
  if (
    listen !== undefined &&
    first?.type === 'address' &&
    first.address !== undefined &&
    first.address !== listen
  )
    differ(listen, 'listen', 'address', first.address);
}

function showFirstListen(display: GraphicsOf<'vnc' | 'spice' | 'rdp'>): void {
  const [first] = display.listens;
  if (first?.type === 'address' && first.address !== undefined) display.listen = first.address;
  else delete display.listen;
  if (first?.type === 'address' || first?.type === 'network') return;
  delete display.port;
  delete display.autoPort;
  if (display.type === 'spice') delete display.tlsPort;
  if (display.type === 'vnc' && first?.type === 'socket' && first.socket !== undefined)
    display.socket = first.socket;
}
