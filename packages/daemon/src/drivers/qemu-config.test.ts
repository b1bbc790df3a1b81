import { expect, test } from 'vitest';
import { type Accounts, qemuSettings, readQemuSettings } from './qemu-config.ts';

const accounts: Accounts = {
  user: (name) =>
    ({
      root: { name: 'root', uid: 0, gid: 0 },
      'libvirt-qemu': { name: 'libvirt-qemu', uid: 64055, gid: 100 },
      '+65534': { name: 'nobody', uid: 65534, gid: 65534 },
    })[name],
  group: (name) => ({ kvm: 106 })[name],
  groupsOf: (user) => (user === 'libvirt-qemu' ? [100, 106] : []),
};
const settings = (text: string) => qemuSettings(text, 'qemu.conf', accounts);

test('qemuSettings() takes the keys of libvirt, and passes over those it has no use for', () => {
  const text = `# comment
user = "libvirt-qemu"
group = "kvm"
vnc_listen = "0.0.0.0"
seccomp_sandbox = 0
remote_display_port_min = 6000
cgroup_controllers = [ "cpu", "memory" ]
`;
  expect(settings(text)).toEqual({
    runAs: { uid: 64055, gid: 106, groups: [106, 100] },
    vncListen: '0.0.0.0',
    seccompSandbox: false,
    displayPorts: { first: 6000, last: 65535 },
  });
});

test('qemuSettings() gives QEMU the further groups of its user, as a login would', () => {
  expect(settings('user = "libvirt-qemu"')).toMatchObject({ runAs: { groups: [100, 106] } });
  expect(settings('user = "+65534"').runAs).toEqual({ uid: 65534, gid: 65534 });
});

test('qemuSettings() takes the group of the user where none is named, and root for the daemon itself', () => {
  expect(settings('user = "libvirt-qemu"')).toMatchObject({ runAs: { uid: 64055, gid: 100 } });
  expect(settings('user = "root"')).not.toHaveProperty('runAs');
});

test.each([
  ['user = "nobody-knows"', "qemu.conf: there is no user 'nobody-knows'"],
  ['user = "libvirt-qemu"\ngroup = "none"', "qemu.conf: there is no group 'none'"],
  ['vnc_listen = 5', "qemu.conf: 'vnc_listen' must be a text in quotes"],
  ['seccomp_sandbox = "on"', "qemu.conf: 'seccomp_sandbox' must be a number"],
])('qemuSettings() refuses %s', (text, words) => {
  expect(() => settings(text)).toThrow(words);
});

test('readQemuSettings() sets nothing where there is no file', () => {
  expect(readQemuSettings('/nonexistent/qemu.conf')).toEqual({});
});
