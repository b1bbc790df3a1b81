/**
 * The domain: a guest, what it boots, what it is made of, and what happens when it ends.
 *
 * Declared order is the order in which libvirt 9.0 prints. `parse.ts` reads and writes whole documents, `normalize.ts`
 * fills in what every driver assumes, `rules.ts` says what cannot be.
 *
 * @source libvirt docs/formatdomain; virDomainDefFormatInternalSetRootName
 */
import {
  attr,
  child,
  content,
  element,
  fields,
  foreign,
  inside,
  int32,
  many,
  nonEmpty,
  oneOf,
  optional,
  size,
  string,
  text,
  uint32,
  uuid,
  wrapper,
  type Element,
  type Infer,
} from '@typevirt/xml';
import { blockTuneXml, resourceXml } from './block-tune.ts';
import { clockXml } from './clock.ts';
import { cpuTuneXml } from './cpu-tune.ts';
import { cpuXml } from './cpu.ts';
import { devicesXml } from './devices/index.ts';
import { featuresXml } from './features.ts';
import { maxMemoryXml, memoryBackingXml, memoryTuneXml, memoryXml } from './memory.ts';
import {
  bhyveCommandlineXml,
  lxcNamespacesXml,
  qemuCapabilitiesXml,
  qemuCommandlineXml,
  qemuDeprecationXml,
  qemuOverrideXml,
  vmwareDatacenterXml,
  xenCommandlineXml,
} from './namespaces.ts';
import { numaTuneXml } from './numa-tune.ts';
import { idMapXml, osXml } from './os.ts';
import { perfXml } from './perf.ts';
import { powerManagementXml } from './power.ts';
import { crashAction, hypervisorType, lifecycleAction } from './scalars.ts';
import { keyWrapXml, launchSecurityXml, securityLabelXml } from './security.ts';
import { sysinfoXml } from './sysinfo.ts';
import { defaultIothreadXml, iothreadXml, vcpuCountXml, vcpuXml } from './vcpu.ts';

const genid = fields({ value: optional(content(uuid, { doc: 'The identifier; one is made when absent.' })) });
/** Changes whenever the guest runs again from a point that it has passed before. */
export interface GenerationId extends Infer<typeof genid> {}
export const generationIdXml: Element<GenerationId> = element('genid', genid, {
  doc: 'Generation of the guest.',
  since: '4.4.0',
});

const domain = fields({
  type: attr('type', hypervisorType, { doc: 'Hypervisor that runs it.' }),
  id: optional(
    attr('id', int32, { in: ['live', 'status'], doc: 'Number of the running guest; none while it is off.' }),
  ),
  name: text('name', nonEmpty, { doc: 'Short name, unique on the host.' }),
  uuid: optional(text('uuid', uuid, { doc: 'Unique everywhere; made up when absent.' })),
  generationId: optional(child(generationIdXml)),
  title: optional(text('title', string, { since: '0.9.10', doc: 'One line that says what it is.' })),
  description: optional(text('description', string, { since: '0.7.2', doc: 'Any text for people.' })),
  metadata: optional(
    child(foreign('metadata', { since: '0.9.10', doc: 'Data of applications, each in its own namespace.' })),
  ),
  maxMemory: optional(child(maxMemoryXml)),
  memory: optional(child(memoryXml)),
  currentMemory: optional(size('currentMemory', { unit: 'KiB', doc: 'What the balloon leaves the guest.' })),
  blockTune: optional(child(blockTuneXml)),
  memoryTune: optional(child(memoryTuneXml)),
  memoryBacking: optional(child(memoryBackingXml)),
  vcpu: optional(child(vcpuCountXml)),
  vcpus: inside('vcpus', many(child(vcpuXml)), { since: '2.2.0', doc: 'State of each virtual processor.' }),
  iothreads: optional(text('iothreads', uint32, { since: '1.2.8', doc: 'How many I/O threads there are.' })),
  iothreadIds: inside('iothreadids', many(child(iothreadXml)), {
    since: '1.2.15',
    doc: 'Numbers of the I/O threads; from 1 on when absent.',
  }),
  defaultIothread: optional(child(defaultIothreadXml)),
  cpuTune: optional(child(cpuTuneXml)),
  numaTune: optional(child(numaTuneXml)),
  resource: optional(child(resourceXml)),
  sysinfo: many(child(sysinfoXml)),
  bootloader: optional(
    text('bootloader', string, { since: '0.1.0', doc: 'Program on the host that finds the kernel.' }),
  ),
  bootloaderArguments: optional(
    text('bootloader_args', string, { since: '0.2.3', doc: 'Arguments for it.' }),
  ),
  os: child(osXml),
  idMap: optional(child(idMapXml)),
  features: optional(child(featuresXml)),
  cpu: optional(child(cpuXml)),
  clock: optional(child(clockXml)),
  onPoweroff: optional(
    text('on_poweroff', lifecycleAction, { default: 'destroy', doc: 'When the guest shuts down.' }),
  ),
  onReboot: optional(
    text('on_reboot', lifecycleAction, { default: 'restart', doc: 'When the guest reboots.' }),
  ),
  onCrash: optional(text('on_crash', crashAction, { default: 'destroy', doc: 'When the guest crashes.' })),
  onLockFailure: optional(
    text('on_lockfailure', oneOf('poweroff', 'restart', 'pause', 'ignore'), {
      since: '1.0.0',
      doc: 'When a lock on its disks is lost.',
    }),
  ),
  powerManagement: optional(child(powerManagementXml)),
  perf: optional(child(perfXml)),
  devices: wrapper(devicesXml, { always: true, doc: 'What the guest is made of.' }),
  securityLabels: many(child(securityLabelXml)),
  keyWrap: optional(child(keyWrapXml)),
  launchSecurity: optional(child(launchSecurityXml)),
  qemuCommandline: optional(child(qemuCommandlineXml)),
  qemuCapabilities: optional(child(qemuCapabilitiesXml)),
  qemuOverride: optional(child(qemuOverrideXml)),
  qemuDeprecation: optional(child(qemuDeprecationXml)),
  lxcNamespaces: optional(child(lxcNamespacesXml)),
  bhyveCommandline: optional(child(bhyveCommandlineXml)),
  xenCommandline: optional(child(xenCommandlineXml)),
  vmwareDatacenter: optional(child(vmwareDatacenterXml)),
});
/** A guest and all that is said of it. */
export interface Domain extends Infer<typeof domain> {}
export const domainXml: Element<Domain> = element('domain', domain, { doc: 'A guest.', since: '0.0.1' });
/** The same content under the name that a snapshot uses for the definition of the next start. */
export const inactiveDomainXml: Element<Domain> = element('inactiveDomain', domain, {
  doc: 'Definition of the next start.',
  since: '6.9.0',
});
