/** Network interfaces of the simulated host, with changes that can be taken back. */
import { VirtError, type InterfaceRef, type Methods } from '@typevirt/driver';
import { formatInterface, parseInterface, type HostInterface } from '@typevirt/model';
import { testError } from '../errors.ts';
import type { World } from '../world/world.ts';
import { allowFlags, type MethodContext } from './context.ts';

export type InterfaceMethods = Pick<
  Methods,
  | 'interfaceLookupByName'
  | 'interfaceLookupByMacString'
  | 'connectListAllInterfaces'
  | 'interfaceGetXmlDesc'
  | 'interfaceDefineXml'
  | 'interfaceUndefine'
  | 'interfaceCreate'
  | 'interfaceDestroy'
  | 'interfaceIsActive'
  | 'interfaceChangeBegin'
  | 'interfaceChangeCommit'
  | 'interfaceChangeRollback'
>;

/** An interface and whether it is up. */
export interface TestInterface {
  readonly definition: HostInterface;
  readonly isActive: boolean;
}

export function interfaceMethods({ world }: MethodContext): InterfaceMethods {
  const { interfaces } = world;
  const find = ({ name }: Pick<InterfaceRef, 'name'>): TestInterface => {
    const found = interfaces.now.get(name);
    if (found === undefined) throw testError('noInterface', `no interface with matching name '${name}'`);
    return found;
  };
  return {
    interfaceLookupByName: ({ name }) => ({ iface: refOf(find({ name })) }),
    interfaceLookupByMacString({ mac }) {
      const found = [...interfaces.now.values()].filter((each) => refOf(each).mac === mac.toLowerCase());
      const [first] = found;
      if (first === undefined) throw testError('noInterface', `no interface with matching mac '${mac}'`);
      if (found.length > 1) throw testError('multipleInterfaces');
      return { iface: refOf(first) };
    },
    connectListAllInterfaces({ flags }) {
      allowFlags(flags, 3, 'testConnectListAllInterfaces');
      const isListed = ({ isActive }: TestInterface) =>
        (flags & 3) === 0 || (flags & (isActive ? 2 : 1)) !== 0;
      return { ifaces: [...interfaces.now.values()].filter(isListed).map(refOf) };
    },
    interfaceGetXmlDesc({ iface, flags }) {
      allowFlags(flags, 0, 'testInterfaceGetXMLDesc');
      return { xml: formatInterface(find(iface).definition) };
    },
    interfaceDefineXml({ xml, flags }) {
      allowFlags(flags, 1, 'testInterfaceDefineXML');
      const definition = parseInterface(xml, { strict: flags !== 0 });
      const known = interfaces.now.get(definition.name);
      const defined = { definition, isActive: known?.isActive ?? false };
      interfaces.now.set(definition.name, defined);
      return { iface: refOf(defined) };
    },
    interfaceUndefine({ iface }) {
      interfaces.now.delete(find(iface).definition.name);
    },
    interfaceCreate({ iface, flags }) {
      allowFlags(flags, 0, 'testInterfaceCreate');
      bring(world, find(iface), true);
    },
    interfaceDestroy({ iface, flags }) {
      allowFlags(flags, 0, 'testInterfaceDestroy');
      bring(world, find(iface), false);
    },
    interfaceIsActive: ({ iface }) => ({ active: find(iface).isActive }),
    interfaceChangeBegin({ flags }) {
      allowFlags(flags, 0, 'testInterfaceChangeBegin');
      if (interfaces.before !== undefined) {
        throw testError('operationInvalid', 'there is another transaction running.');
      }
      interfaces.before = new Map(interfaces.now);
    },
    interfaceChangeCommit({ flags }) {
      allowFlags(flags, 0, 'testInterfaceChangeCommit');
      if (interfaces.before === undefined) {
        throw testError('operationInvalid', 'no transaction running, nothing to be committed.');
      }
      interfaces.before = undefined;
    },
    interfaceChangeRollback({ flags }) {
      allowFlags(flags, 0, 'testInterfaceChangeRollback');
      if (interfaces.before === undefined) {
        throw testError('operationInvalid', 'no transaction running, nothing to rollback.');
      }
      interfaces.now = interfaces.before;
      interfaces.before = undefined;
    },
  };
}

function refOf({ definition }: TestInterface): InterfaceRef {
  return {
    name: definition.name,
    mac: ('mac' in definition ? definition.mac : undefined)?.toLowerCase() ?? '',
  };
}

function bring({ interfaces }: World, { definition, isActive }: TestInterface, up: boolean): void {
  if (isActive === up) throw new VirtError('operationInvalid', '', { domain: 'test' });
  interfaces.now.set(definition.name, { definition, isActive: up });
}
