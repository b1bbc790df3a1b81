/**
 * One connection made of several drivers' connections: a hypervisor's, and those of the host's storage, networks,
 * secrets … beside it. A method is the first's that has it, so a hypervisor with volumes of its own (`test`) keeps them.
 */
import type { DriverConnection, Events, EventSource } from '@typevirt/driver';

/** Whose events of an object are told: the driver's that has this method. */
const ownerOf: { readonly [O in keyof Events]?: keyof DriverConnection } = {
  network: 'connectListAllNetworks',
  storagePool: 'connectListAllStoragePools',
  nodeDevice: 'connectListAllNodeDevices',
  secret: 'connectListAllSecrets',
};

/** Joins. Closing the result closes all of them, the hypervisor's first. */
export function joinConnections(
  hypervisor: DriverConnection,
  others: readonly DriverConnection[],
): DriverConnection {
  if (others.length === 0) return hypervisor;
  const parts = [hypervisor, ...others];
  const found = new Map<PropertyKey, unknown>();
  const own = ownMembers(hypervisor, parts);
  return new Proxy(own, {
    get(target, name) {
      if (name in target) return target[name as keyof DriverConnection];
      if (!found.has(name)) found.set(name, methodOf(parts, name as keyof DriverConnection));
      return found.get(name);
    },
    has: (target, name) => name in target || parts.some((part) => name in part),
  });
}

function ownMembers(hypervisor: DriverConnection, parts: readonly DriverConnection[]): DriverConnection {
  return {
    events: joinEvents(parts),
    supportsFeature: (feature, call) => hypervisor.supportsFeature(feature, call),
    isAlive: () => parts.every((part) => part.isAlive()),
    isSecure: () => hypervisor.isSecure(),
    close: async () => {
      for (const part of parts) await part.close();
    },
  };
}

function methodOf(parts: readonly DriverConnection[], name: keyof DriverConnection): unknown {
  const owner = parts.find((part) => part[name] !== undefined);
  const method = owner?.[name];
  return typeof method === 'function' ? (method as (...args: unknown[]) => unknown).bind(owner) : method;
}

function joinEvents(parts: readonly DriverConnection[]): EventSource {
  return {
    on: (object, kind, listener, filter) => {
      const needed = ownerOf[object];
      const owner = needed === undefined ? parts[0] : parts.find((part) => part[needed] !== undefined);
      return (owner ?? parts[0]!).events.on(object, kind, listener, filter);
    },
  };
}
