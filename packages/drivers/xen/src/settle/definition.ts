/**
 * What a definition for Xen leaves open, and which are refused.
 *
 * @source libvirt libxlDomainDefPostParse, libxlDomainDeviceDefPostParse, libxlDomainDefValidate, libxlCapsInitGuests
 */
import { guestTypeSteps, interfacesAreWhole, type DefinitionDriver } from '@typevirt/model';
import { deviceSteps } from './devices.ts';
import { implicitDeviceSteps, systemIsLinux } from './implicit-devices.ts';
import { xenRules } from './rules.ts';
import { videoSteps } from './video.ts';

/** What settling knows of the host. */
export interface XenHost {
  readonly architecture: string;
  /** Is this program the device model of Xen's first years? Default: none is. */
  readonly isTraditional?: (emulator: string) => boolean;
}

const wide = ['x86_64', 'i686'];

/** Xen's part in settling. */
export function xenDefinitions({ architecture, isTraditional = () => false }: XenHost): DefinitionDriver {
  const architectures = wide.includes(architecture) ? wide : [architecture];
  const guests = architectures.flatMap((arch) =>
    (['hvm', 'linux', 'xenpvh'] as const).map((os) => ({ type: 'xen', os, arch }) as const),
  );
  return {
    features: new Set(['userAlias', 'firmwareAutoselect', 'netModelString']),
    macPrefix: [0x00, 0x16, 0x3e],
    netPrefix: 'vif',
    namespaces: ['xenCommandline'],
    steps: [
      systemIsLinux,
      ...guestTypeSteps(architecture, guests),
      ...implicitDeviceSteps,
      ...deviceSteps,
      interfacesAreWhole,
      ...videoSteps(isTraditional),
    ],
    rules: xenRules,
  };
}
