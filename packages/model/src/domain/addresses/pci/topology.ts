/**
 * All PCI buses of a guest, and how they grow: when no bus has a place for a device, one that has is added.
 *
 * A device on a PCI Express board that is itself conventional gets a pcie-to-pci-bridge behind a port; an Express device
 * gets a pcie-root-port; a conventional board gets a pci-bridge.
 *
 * @source libvirt virDomainPCIAddressGetNextAddr, virDomainPCIAddressSetGrow
 */
import { refuse } from '../../../document-error.ts';
import type { PciAddress } from '../../devices/address.ts';
import type { Controller, ControllerOf } from '../../devices/controller.ts';
import { freePlace, pciBus, take, type PciBus, type PciModel, type PciNeed, type Plug } from './bus.ts';

export class PciTopology {
  readonly buses: PciBus[];
  readonly #mayGrow: boolean;

  /**
   * @param controllers Of the domain; an index without controller counts as what would be added there.
   * @param mayGrow Add buses where there is no place. Otherwise that is an error.
   */
  constructor(controllers: readonly Controller[], mayGrow: boolean) {
    const pci = controllers.filter((each): each is ControllerOf<'pci'> => each.type === 'pci');
    const count = pci.reduce((most, { index = 0 }) => Math.max(most, index + 1), 0);
    const express = pci.some(({ model }) => model === 'pcie-root');
    const usual: PciModel = express ? 'pcie-root-port' : 'pci-bridge';
    this.buses = Array.from({ length: count }, (_, index) => {
      const controller = pci.find((each) => (each.index ?? 0) === index);
      return pciBus(controller?.model ?? usual, controller?.target?.hotplug !== false);
    });
    this.#mayGrow = mayGrow;
  }

  get hasExpressRoot(): boolean {
    return this.buses[0]?.model === 'pcie-root';
  }

  inUse(slot: number, bus = 0): boolean {
    return (this.buses[bus]?.slots.get(slot)?.functions ?? 0) !== 0;
  }

  /** Takes a fixed place on the root bus. */
  reserveFixed(slot: number, fn: number): PciAddress {
    const address: PciAddress = { type: 'pci', domain: 0, bus: 0, slot, function: fn };
    const root = this.buses[0];
    if (root) take(root, address, { shareSlot: false });
    return address;
  }

  /**
   * Takes the next free place for a device.
   *
   * @param fn Function it must have; the first free when absent.
   * @throws {DocumentError} `xmlError` without any bus, `internalError` when no bus fits and none may be added.
   */
  reserveNext(need: PciNeed, fn?: number): PciAddress {
    if (this.buses.length === 0) refuse('xmlError', 'domain', 'No PCI buses available');
    const found = this.#find(need, fn);
    if (found) return found;
    if (!this.#mayGrow) refuse('internalError', 'domain', 'No more available PCI slots');
    this.#grow(need);
    return this.#find(need, fn) ?? refuse('internalError', 'domain', 'No more available PCI slots');
  }

  /** Adds buses until there is one of this number. */
  growTo(bus: number): void {
    const usual = this.hasExpressRoot ? 'pcie-root-port' : 'pci-bridge';
    while (this.#mayGrow && this.buses.length > 0 && this.buses.length <= bus) this.buses.push(pciBus(usual));
  }

  #find(need: PciNeed, fn: number | undefined): PciAddress | undefined {
    for (const [index, bus] of this.buses.entries()) {
      const place = freePlace(bus, need, fn);
      if (!place) continue;
      const address: PciAddress = { type: 'pci', domain: 0, bus: index, ...place };
      take(bus, address, need);
      return address;
    }
    return undefined;
  }

  #grow({ plug }: PciNeed): void {
    for (const model of this.#added(plug)) this.buses.push(pciBus(model));
  }

  #added(plug: PciNeed['plug']): readonly PciModel[] {
    switch (plug) {
      case 'pci-device':
      case 'pci-bridge': {
        const bridgeFits = this.buses.some(({ kind }) => kind.accepts.includes('pci-bridge'));
        return bridgeFits ? ['pci-bridge'] : ['pcie-root-port', 'pcie-to-pci-bridge'];
      }
      case 'pcie-device':
      case 'pcie-to-pci-bridge':
      case 'pcie-switch-upstream-port':
        if (this.hasExpressRoot) return ['pcie-root-port'];
        break;
      default:
    }
    const flags = connectFlags[plug];
    const wanted = plug === 'pcie-switch-upstream-port' ? 'pcie-root-port' : plug;
    const detail =
      flags !== undefined
        ? `Cannot automatically add a new PCI bus for a device with connect flags ${flags}`
        : `a PCI slot is needed to connect a PCI controller model='${wanted}', but none is available, and it cannot be automatically added`;
    return refuse('internalError', 'domain', detail);
  }
}

/** What no bus can be added for, with the number that libvirt says in its place. */
const connectFlags: Partial<Record<Plug, string>> = {
  nothing: '00',
  'pcie-device': '00',
  'pcie-to-pci-bridge': '2000',
};
