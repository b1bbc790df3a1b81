/** Folders of the host shown to the guest: over 9p by QEMU itself, or by a virtiofs program beside it. */
import type { Domain, Filesystem } from '@typevirt/model';
import { list, type Option } from './arguments.ts';
import { addressProps } from './address.ts';
import { bootOrder } from './boot-order.ts';
import type { PlanContext } from './context.ts';
import { unsupported } from './refuse.ts';
import { virtioDevice } from './virtio.ts';

type Mounted = Extract<Filesystem, { type: 'mount' }>;

/** Options of every shared folder. */
export function filesystemOptions(context: PlanContext): readonly Option[] {
  const order = bootOrder(context.domain);
  return context.domain.devices.filesystems.flatMap((each) => {
    if (each.type !== 'mount') throw unsupported(`unsupported filesystem type '${each.type}'`);
    return each.driver?.type === 'virtiofs'
      ? virtiofs(context, each, order.get(each))
      : sharedFolder(context.domain, each);
  });
}

function sharedFolder(domain: Domain, each: Mounted): readonly Option[] {
  const fsdev = `fsdev-${each.alias ?? ''}`;
  const { driver, source, target } = each;
  const words = list(driver?.type === 'handle' ? 'handle' : 'local', {
    security_model: driver?.type === 'handle' ? undefined : securityModel(each),
    multidevs: each.multidevs === 'default' ? undefined : each.multidevs,
    fmode: octal(each.fileMode),
    dmode: octal(each.folderMode),
    writeout: driver?.writePolicy,
    id: fsdev,
    path: source.dir,
  });
  return [
    ['-fsdev', each.readonly === true ? `${words},readonly` : words],
    virtioDevice('virtio-9p', each, {
      id: each.alias,
      fsdev,
      mount_tag: target,
      ...addressProps(domain, each),
    }),
  ];
}

function securityModel({ accessMode }: Mounted): string {
  return { passthrough: 'passthrough', mapped: 'mapped', squash: 'none' }[accessMode];
}

function octal(mode: number | undefined): string | undefined {
  return mode === undefined ? undefined : mode.toString(8).padStart(4, '0');
}

function virtiofs(context: PlanContext, each: Mounted, bootindex: number | undefined): readonly Option[] {
  const { domain, instance, helperSockets } = context;
  const alias = each.alias ?? '';
  const chardev = `chr-vu-${alias}`;
  const path = each.source.socket ?? helperSockets?.get(alias) ?? `${instance}/${alias}-fs.sock`;
  return [
    ['-chardev', list('socket', { id: chardev, path })],
    virtioDevice('vhost-user-fs', each, {
      id: alias,
      chardev,
      'queue-size': each.driver?.queue,
      tag: each.target,
      bootindex,
      ...addressProps(domain, each),
    }),
  ];
}
