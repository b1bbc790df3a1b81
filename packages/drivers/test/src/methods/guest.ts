/** What a guest's own agent would do, its screen, and what happens when it ends. */
import {
  DomainModificationImpact as Impact,
  DomainState,
  type DomainFsinfo,
  type DomainInterface,
  type Methods,
} from '@typevirt/driver';
import { lifecycleChange } from '@typevirt/driver/kit';
import type { TestDomain } from '../domain/domain.ts';
import { testError } from '../errors.ts';
import { screenshot } from '../screenshot.ts';
import { bytesStream } from '../streams.ts';
import { allowFlags, changeDocuments, requireActive, type MethodContext } from './context.ts';
import { guestTimeSeconds } from './memory.ts';

export type GuestMethods = Pick<
  Methods,
  | 'domainGetFsinfo'
  | 'domainFsfreeze'
  | 'domainFsthaw'
  | 'domainFstrim'
  | 'domainGetTime'
  | 'domainSetTime'
  | 'domainSetUserPassword'
  | 'domainInterfaceAddresses'
  | 'domainScreenshot'
  | 'domainSetLifecycleAction'
>;

const mountPoints = ['/', '/boot'] as const;

export function guestMethods({ world }: MethodContext): GuestMethods {
  const running = (dom: Parameters<typeof world.domain>[0]): TestDomain => {
    const domain = world.domain(dom);
    requireActive(domain);
    return domain;
  };
  return {
    domainGetFsinfo({ dom, flags }) {
      allowFlags(flags, 0, 'testDomainGetFSInfo');
      return { info: fileSystems(running(dom)) };
    },
    domainFsfreeze({ dom, mountpoints, flags }) {
      allowFlags(flags, 0, 'testDomainFSFreeze');
      const { frozen } = running(dom);
      const fresh = requireMounted(mountpoints).filter((mount) => !frozen.has(mount));
      for (const mount of fresh) frozen.add(mount);
      return { filesystems: fresh.length };
    },
    domainFsthaw({ dom, mountpoints, flags }) {
      allowFlags(flags, 0, 'testDomainFSThaw');
      const { frozen } = running(dom);
      return { filesystems: requireMounted(mountpoints).filter((mount) => frozen.delete(mount)).length };
    },
    domainFstrim({ dom, mountPoint, flags }) {
      allowFlags(flags, 0, 'testDomainFSTrim');
      running(dom);
      if (mountPoint !== null) requireMounted([mountPoint]);
    },
    domainGetTime({ dom, flags }) {
      allowFlags(flags, 0, 'testDomainGetTime');
      const { condition, guestTime } = world.domain(dom);
      if (condition.state !== DomainState.running)
        throw testError('operationInvalid', 'domain is not running');
      return guestTime ?? { seconds: guestTimeSeconds, nseconds: 0 };
    },
    domainSetTime({ dom, seconds, nseconds, flags }) {
      allowFlags(flags, 1, 'testDomainSetTime');
      running(dom).guestTime = { seconds, nseconds };
    },
    domainSetUserPassword({ dom, flags }) {
      allowFlags(flags, 1, 'testDomainSetUserPassword');
      running(dom);
    },
    domainInterfaceAddresses({ dom, source, flags }) {
      allowFlags(flags, 0, 'testDomainInterfaceAddresses');
      const domain = running(dom);
      if (source > 2) throw testError('argumentUnsupported', `Unknown IP address data source ${source}`);
      return { ifaces: addresses(domain) };
    },
    domainScreenshot({ dom, flags }) {
      allowFlags(flags, 0, 'testDomainScreenshot');
      world.domain(dom);
      return { mime: 'image/png', stream: bytesStream(screenshot) };
    },
    domainSetLifecycleAction({ dom, type, action, flags }) {
      allowFlags(flags, Impact.live | Impact.config, 'testDomainSetLifecycleAction');
      const domain = world.domain(dom);
      const change = lifecycleChange(type, action);
      changeDocuments(domain, flags, (document) => ({ ...document, ...change }));
    },
  };
}

/** The first disk holds both file systems. */
function fileSystems({ document }: TestDomain): DomainFsinfo[] {
  const disk = document.devices.disks.find(({ device }) => device === undefined || device === 'disk');
  if (disk === undefined) return [];
  const { dev } = disk.target;
  return mountPoints.map((mountpoint, at) => ({
    mountpoint,
    name: `${dev}${at + 1}`,
    fstype: 'ext4',
    devAliases: [dev],
  }));
}

/** All where none is named. @throws {VirtError} `operationInvalid`. */
function requireMounted(named: readonly string[]): readonly string[] {
  for (const mount of named) {
    if (!(mountPoints as readonly string[]).includes(mount)) {
      throw testError('operationInvalid', `mount point not found: ${mount}`);
    }
  }
  return named.length === 0 ? mountPoints : named;
}

function addresses({ document }: TestDomain): DomainInterface[] {
  return document.devices.interfaces.map((device, at) => ({
    name: device.target?.dev ?? '',
    hwaddr: device.mac?.address ?? null,
    addrs: [
      {
        type: 0,
        addr: device.type === 'network' ? `192.168.122.${at + 3}` : `192.168.0.${at + 1}`,
        prefix: 24,
      },
    ],
  }));
}

/** @throws {VirtError} `invalidArg` for numbers that stand for nothing, `configUnsupported` for what does not go together. */
