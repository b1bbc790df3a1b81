/**
 * Elements of one hypervisor only, each in its own XML namespace. What they ask for is passed on unseen.
 *
 * @source libvirt docs/drvqemu "Pass-through", docs/drvlxc, docs/drvbhyve, docs/drvxen
 */
import {
  attr,
  child,
  element,
  fields,
  many,
  namespace,
  oneOf,
  optional,
  string,
  textElement,
  type Element,
  type Infer,
} from '@typevirt/xml';

export const qemuNamespace = namespace('qemu', 'http://libvirt.org/schemas/domain/qemu/1.0');
export const lxcNamespace = namespace('lxc', 'http://libvirt.org/schemas/domain/lxc/1.0');
export const bhyveNamespace = namespace('bhyve', 'http://libvirt.org/schemas/domain/bhyve/1.0');
export const xenNamespace = namespace('xen', 'http://libvirt.org/schemas/domain/xen/1.0');
export const vmwareNamespace = namespace('vmware', 'http://libvirt.org/schemas/domain/vmware/1.0');

const qemu = { namespace: qemuNamespace };

const argument = fields({ value: attr('value', string, { doc: 'The argument, passed as it is.' }) });
/** One argument of a hypervisor's command line. */
export interface PassedArgument extends Infer<typeof argument> {}
export const qemuArgumentXml: Element<PassedArgument> = element('arg', argument, {
  ...qemu,
  doc: 'Argument for QEMU.',
  since: '0.8.3',
});
export const bhyveArgumentXml: Element<PassedArgument> = element('arg', argument, {
  namespace: bhyveNamespace,
  doc: 'Argument for bhyve.',
  since: '5.1.0',
});
export const xenArgumentXml: Element<PassedArgument> = element('arg', argument, {
  namespace: xenNamespace,
  doc: 'Argument for the device model.',
  since: '6.7.0',
});

const variable = fields({
  name: attr('name', string, { doc: 'Name of the variable.' }),
  value: optional(attr('value', string, { doc: 'Its value; empty when absent.' })),
});
/** A variable of QEMU's environment. */
export interface QemuVariable extends Infer<typeof variable> {}
export const qemuVariableXml: Element<QemuVariable> = element('env', variable, {
  ...qemu,
  doc: "Variable of QEMU's environment.",
  since: '0.8.3',
});

const commandline = fields({
  arguments: many(child(qemuArgumentXml)),
  environment: many(child(qemuVariableXml)),
});
/** Arguments and environment added to QEMU's own. */
export interface QemuCommandline extends Infer<typeof commandline> {}
export const qemuCommandlineXml: Element<QemuCommandline> = element('commandline', commandline, {
  ...qemu,
  doc: 'Arguments passed to QEMU as they are.',
  since: '0.8.3',
});

const capability = fields({ capability: attr('capability', string, { doc: 'Name of the capability.' }) });
/** A capability of the emulator by name. */
export interface QemuCapability extends Infer<typeof capability> {}
export const qemuCapabilityAddXml: Element<QemuCapability> = element('add', capability, {
  ...qemu,
  doc: 'Taken as there.',
  since: '5.8.0',
});
export const qemuCapabilityDelXml: Element<QemuCapability> = element('del', capability, {
  ...qemu,
  doc: 'Taken as missing.',
  since: '5.8.0',
});

const capabilities = fields({
  add: many(child(qemuCapabilityAddXml)),
  del: many(child(qemuCapabilityDelXml)),
});
/** Corrects what probing the emulator found. */
export interface QemuCapabilities extends Infer<typeof capabilities> {}
export const qemuCapabilitiesXml: Element<QemuCapabilities> = element('capabilities', capabilities, {
  ...qemu,
  doc: 'Corrects what probing found.',
  since: '5.8.0',
});

const property = fields({
  name: attr('name', string, { doc: 'Property of the device.' }),
  type: attr('type', oneOf('string', 'signed', 'unsigned', 'bool', 'remove'), {
    doc: 'How the value is read, or `remove`.',
  }),
  value: optional(attr('value', string, { doc: 'The value; none for `remove`.' })),
});
/** A device property set or removed. */
export interface QemuProperty extends Infer<typeof property> {}
export const qemuPropertyXml: Element<QemuProperty> = element('property', property, {
  ...qemu,
  doc: 'A property set or removed.',
  since: '8.2.0',
});

const frontend = fields({ properties: many(child(qemuPropertyXml)) });
/** Properties of what the guest sees of a device. */
export interface QemuFrontend extends Infer<typeof frontend> {}
export const qemuFrontendXml: Element<QemuFrontend> = element('frontend', frontend, {
  ...qemu,
  doc: 'What the guest sees of the device.',
  since: '8.2.0',
});

const overriddenDevice = fields({
  alias: attr('alias', string, { doc: "The device's alias, best one that begins with `ua-`." }),
  frontend: optional(child(qemuFrontendXml)),
});
/** Properties of one device. */
export interface QemuDeviceOverride extends Infer<typeof overriddenDevice> {}
export const qemuDeviceOverrideXml: Element<QemuDeviceOverride> = element('device', overriddenDevice, {
  ...qemu,
  doc: 'Properties of one device.',
  since: '8.2.0',
});

const override = fields({ devices: many(child(qemuDeviceOverrideXml)) });
/** Replaces properties of devices. */
export interface QemuOverride extends Infer<typeof override> {}
export const qemuOverrideXml: Element<QemuOverride> = element('override', override, {
  ...qemu,
  doc: 'Replaces properties of devices.',
  since: '8.2.0',
});

const deprecation = fields({
  behavior: attr('behavior', oneOf('none', 'omit', 'reject', 'crash'), {
    doc: 'What QEMU does about deprecated commands.',
  }),
});
/** What QEMU does about deprecated interfaces. */
export interface QemuDeprecation extends Infer<typeof deprecation> {}
export const qemuDeprecationXml: Element<QemuDeprecation> = element('deprecation', deprecation, {
  ...qemu,
  doc: 'Deprecated interfaces.',
  since: '7.2.0',
});

const shareNet = fields({
  type: attr('type', oneOf('netns', 'name', 'pid'), { doc: 'How the other namespace is named.' }),
  value: attr('value', string, { doc: 'Name of the namespace, of a container, or a process id.' }),
});
/** Whose network namespace a container uses. */
export interface LxcSharedNet extends Infer<typeof shareNet> {}
export const lxcSharedNetXml: Element<LxcSharedNet> = element('sharenet', shareNet, {
  namespace: lxcNamespace,
  doc: 'Shared network.',
  since: '1.2.19',
});

const shared = fields({
  type: attr('type', oneOf('name', 'pid'), { doc: 'How the other container is named.' }),
  value: attr('value', string, { doc: 'Name of a container, or a process id.' }),
});
/** Whose namespace a container uses. */
export interface LxcShared extends Infer<typeof shared> {}
export const lxcSharedIpcXml: Element<LxcShared> = element('shareipc', shared, {
  namespace: lxcNamespace,
  doc: 'Shared IPC.',
  since: '1.2.19',
});
export const lxcSharedUtsXml: Element<LxcShared> = element('shareuts', shared, {
  namespace: lxcNamespace,
  doc: 'Shared host name.',
  since: '1.2.19',
});

const lxcNamespaces = fields({
  net: optional(child(lxcSharedNetXml)),
  ipc: optional(child(lxcSharedIpcXml)),
  uts: optional(child(lxcSharedUtsXml)),
});
/** Namespaces that a container shares with another. */
export interface LxcNamespaces extends Infer<typeof lxcNamespaces> {}
export const lxcNamespacesXml: Element<LxcNamespaces> = element('namespace', lxcNamespaces, {
  namespace: lxcNamespace,
  doc: 'Shared namespaces.',
  since: '1.2.19',
});

const passed = (item: Element<PassedArgument>) => fields({ arguments: many(child(item)) });
/** Arguments added to a hypervisor's own. */
export interface PassedCommandline {
  arguments: PassedArgument[];
}
export const bhyveCommandlineXml: Element<PassedCommandline> = element(
  'commandline',
  passed(bhyveArgumentXml),
  { namespace: bhyveNamespace, doc: 'Arguments passed to bhyve.', since: '5.1.0' },
);
export const xenCommandlineXml: Element<PassedCommandline> = element('commandline', passed(xenArgumentXml), {
  namespace: xenNamespace,
  doc: 'Arguments passed to the device model.',
  since: '6.7.0',
});

export const vmwareDatacenterXml: Element<string> = textElement('datacenterpath', string, {
  namespace: vmwareNamespace,
  doc: 'Datacenter that holds the guest.',
  since: '4.10.0',
});
