/** What `test:///default` shows; the same objects as libvirt's simulator, by the same names and uuids. */
import { DomainRunningReason } from '@typevirt/driver';
import { parseInterface, parseNetwork, parseStoragePool } from '@typevirt/model';
import { TestDomain } from '../domain/domain.ts';
import { startDomain } from '../domain/run.ts';
import { readDefinition } from '../domain/settle.ts';
import { claim as claimNetwork } from '../methods/networks.ts';
import { claim as claimPool } from '../methods/pools.ts';
import { defaultDevices } from '../objects/node-devices.ts';
import type { TestPool } from '../objects/pool.ts';
import type { Surroundings } from '../options.ts';
import { World } from './world.ts';

const domainText = `
<domain type='test'>
  <name>test</name>
  <uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid>
  <memory>8388608</memory>
  <currentMemory>2097152</currentMemory>
  <vcpu>2</vcpu>
  <os><type>hvm</type></os>
  <devices>
    <disk type='file'>
      <source file='/guest/diskimage1'/>
      <target dev='vda' bus='virtio'/>
      <address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>
    </disk>
    <interface type='network'>
      <mac address='aa:bb:cc:dd:ee:ff'/>
      <source network='default'/>
      <address type='pci' domain='0x0000' bus='0x00' slot='0x01' function='0x0'/>
    </interface>
    <memballoon model='virtio'>
      <address type='pci' domain='0x0000' bus='0x00' slot='0x02' function='0x0'/>
    </memballoon>
  </devices>
</domain>`;

const networkText = `
<network>
  <name>default</name>
  <uuid>dd8fe884-6c02-601e-7551-cca97df1c5df</uuid>
  <bridge name='virbr0'/>
  <forward/>
  <ip address='192.168.122.1' netmask='255.255.255.0'>
    <dhcp><range start='192.168.122.2' end='192.168.122.254'/></dhcp>
  </ip>
</network>`;

const interfaceText = `
<interface type='ethernet' name='eth1'>
  <start mode='onboot'/>
  <mac address='aa:bb:cc:dd:ee:ff'/>
  <mtu size='1492'/>
  <protocol family='ipv4'>
    <ip address='192.168.0.5' prefix='24'/>
    <route gateway='192.168.0.1'/>
  </protocol>
</interface>`;

const poolText = `
<pool type='dir'>
  <name>default-pool</name>
  <uuid>dfe224cb-28fb-8dd0-c4b2-64eb3f0f4566</uuid>
  <target><path>/default-pool</path></target>
</pool>`;

export function defaultWorld(surroundings: Surroundings): World {
  const world = new World(surroundings);
  for (const [name, device] of defaultDevices()) world.devices.set(name, device);
  addActiveNetwork(world, networkText);
  addActiveInterface(world, interfaceText);
  addActivePool(world, poolText);
  addRunningDomain(world, domainText);
  return world;
}

/** Defines a domain and starts it. */
export function addRunningDomain(world: World, text: string): TestDomain {
  const definition = readDefinition(world.surroundings, text);
  const domain = new TestDomain(definition.uuid ?? world.surroundings.newUuid(), definition.name);
  domain.definition = definition;
  world.domains.add(domain);
  startDomain(world, domain, definition, DomainRunningReason.unknown);
  return domain;
}

/** Defines a network and starts it. */
export function addActiveNetwork(world: World, text: string): void {
  const network = claimNetwork(world, parseNetwork(text), 'define');
  network.live = network.definition;
}

/** Defines an interface of the host and brings it up. */
export function addActiveInterface({ interfaces }: World, text: string): void {
  const definition = parseInterface(text);
  interfaces.now.set(definition.name, { definition, isActive: true });
}

/** Defines a pool and starts it. */
export function addActivePool(world: World, text: string): TestPool {
  const pool = claimPool(world, parseStoragePool(text));
  pool.isActive = true;
  pool.isPersistent = true;
  return pool;
}
