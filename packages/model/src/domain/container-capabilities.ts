/**
 * Capabilities of the kernel that processes in a container keep or lose.
 *
 * @source libvirt docs/drvlxc "capabilities", capabilities(7)
 */
import {
  attr,
  element,
  fields,
  inside,
  oneOf,
  onOff,
  optional,
  type Element,
  type Infer,
} from '@typevirt/xml';

const keeps = (name: string) =>
  optional(
    inside(name, attr('state', onOff), { doc: `Whether CAP_${name.toUpperCase()} is kept.`, since: '1.2.7' }),
  );

const capabilities = fields({
  policy: attr('policy', oneOf('default', 'allow', 'deny'), {
    default: 'default',
    demanded: true,
    doc: 'What holds for those not named: the driver decides, all kept, all dropped.',
  }),
  auditControl: keeps('audit_control'),
  auditWrite: keeps('audit_write'),
  blockSuspend: keeps('block_suspend'),
  chown: keeps('chown'),
  dacOverride: keeps('dac_override'),
  dacReadSearch: keeps('dac_read_search'),
  fowner: keeps('fowner'),
  fsetid: keeps('fsetid'),
  ipcLock: keeps('ipc_lock'),
  ipcOwner: keeps('ipc_owner'),
  kill: keeps('kill'),
  lease: keeps('lease'),
  linuxImmutable: keeps('linux_immutable'),
  macAdmin: keeps('mac_admin'),
  macOverride: keeps('mac_override'),
  mknod: keeps('mknod'),
  netAdmin: keeps('net_admin'),
  netBindService: keeps('net_bind_service'),
  netBroadcast: keeps('net_broadcast'),
  netRaw: keeps('net_raw'),
  setgid: keeps('setgid'),
  setfcap: keeps('setfcap'),
  setpcap: keeps('setpcap'),
  setuid: keeps('setuid'),
  sysAdmin: keeps('sys_admin'),
  sysBoot: keeps('sys_boot'),
  sysChroot: keeps('sys_chroot'),
  sysModule: keeps('sys_module'),
  sysNice: keeps('sys_nice'),
  sysPacct: keeps('sys_pacct'),
  sysPtrace: keeps('sys_ptrace'),
  sysRawio: keeps('sys_rawio'),
  sysResource: keeps('sys_resource'),
  sysTime: keeps('sys_time'),
  sysTtyConfig: keeps('sys_tty_config'),
  syslog: keeps('syslog'),
  wakeAlarm: keeps('wake_alarm'),
});
/** Capabilities that processes in a container keep or lose. */
export interface ContainerCapabilities extends Infer<typeof capabilities> {}
export const containerCapabilitiesXml: Element<ContainerCapabilities> = element(
  'capabilities',
  capabilities,
  {
    doc: 'Kernel capabilities inside a container.',
    since: '1.2.7',
  },
);
