/** What `test:///default` shows; the same objects as libvirt's simulator, by the same names and uuids. */
import { DomainRunningReason } from '@typevirt/driver';
import { TestDomain } from '../domain/domain.ts';
import { startDomain } from '../domain/run.ts';
import { readDefinition } from '../domain/settle.ts';
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

export function defaultWorld(surroundings: Surroundings): World {
  const world = new World(surroundings);
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
