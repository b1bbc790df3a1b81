/**
 * What a container's definition leaves open, and which are refused.
 *
 * @source libvirt virLXCDomainDefPostParse, virLXCDomainDeviceDefPostParse, lxcCapsInit
 */
import {
  displaySteps,
  guestTypeSteps,
  inputBusesAreGiven,
  interfacesAreWhole,
  step,
  type DefinitionDriver,
} from '@typevirt/model';

/** What settling knows of the host. */
export interface LxcHost {
  readonly architecture: string;
  /** Program that runs containers; libvirt's when absent. */
  readonly emulator?: string;
}

const usualEmulator = '/usr/lib/libvirt/libvirt_lxc';

/** Processors that also run programs of a narrower one. */
const narrower: Readonly<Record<string, string>> = {
  x86_64: 'i686',
  s390x: 's390',
  ppc64: 'ppc',
  parisc64: 'parisc',
  sparc64: 'sparc',
  mips64: 'mips',
  mips64el: 'mipsel',
  aarch64: 'armv7l',
};

/** LXC's part in settling. */
export function lxcDefinitions({ architecture, emulator = usualEmulator }: LxcHost): DefinitionDriver {
  const architectures = [architecture, narrower[architecture]].filter((each) => each !== undefined);
  const guests = architectures.map((arch) => ({ type: 'lxc', os: 'exe', arch }) as const);
  return {
    features: new Set(),
    macPrefix: [0x52, 0x54, 0x00],
    namespaces: ['lxcNamespaces'],
    steps: [
      ...guestTypeSteps(architecture, guests),
      step('emulatorIsGiven', ({ devices }) => {
        devices.emulator ??= emulator;
      }),
      inputBusesAreGiven,
      consolesAreOwn,
      interfacesAreWhole,
      ...displaySteps({ card: () => undefined }),
    ],
    rules: [],
  };
}

/** A container's terminals are none of a machine's. */
const consolesAreOwn = step('consolesAreOwn', ({ devices }) => {
  for (const console of devices.consoles) {
    const { type = 'none' } = console.target ?? {};
    if (type === 'none') console.target = { ...console.target, type: 'lxc' };
  }
});
