/**
 * What a driver can take beyond what every driver can, and what is refused where it cannot.
 *
 * @source libvirt virDomainDefFeatures, virDomainDefPostParseCheckFeatures, virDomainDefOSValidate
 */
import { knownNetModels } from '../normalize/interfaces.ts';
import { eachDevice } from '../rules/each-device.ts';
import { rule, violatesAt, type Rule } from '../rules/rule.ts';

/**
 * libvirt's names. Less obvious than the others:
 *
 * - `wideScsi`: a SCSI bus has sixteen ids.
 * - `userAlias`: names of devices that begin with `ua-` are kept.
 * - `netModelString`: any name of a network card is passed on.
 * - `noBootOrder`: a guest that says nothing does not boot from its disk for that reason.
 * - `noStubConsole`: a serial port is not shown as a console as well.
 */
export type DefinitionFeature =
  | 'wideScsi'
  | 'memoryHotplug'
  | 'offlineVcpuPin'
  | 'nameSlash'
  | 'individualVcpus'
  | 'userAlias'
  | 'noBootOrder'
  | 'firmwareAutoselect'
  | 'netModelString'
  | 'diskFd'
  | 'noStubConsole';

/** Rules for a driver of these features, in the order in which libvirt looks. */
export function featureRules(features: ReadonlySet<DefinitionFeature>): readonly Rule[] {
  return lacking.flatMap(([feature, refusal]) => (features.has(feature) ? [] : [refusal]));
}

const code = 'configUnsupported';

/** What is refused of a driver that lacks the feature. */
const lacking: readonly (readonly [DefinitionFeature, Rule])[] = [
  [
    'memoryHotplug',
    eachDevice('memoryIsNotPlugged', 'memory', () => ({
      code,
      detail: 'memory devices are not supported by this driver',
    })),
  ],
  [
    'netModelString',
    eachDevice('networkCardsAreKnown', 'interface', ({ model }) =>
      model === undefined || knownNetModels.includes(model)
        ? undefined
        : { code, detail: `driver does not support net model '${model}'`, at: '/model/@type' },
    ),
  ],
  [
    'diskFd',
    eachDevice('disksAreNotHandedOver', 'disk', ({ source, target: { dev } }) =>
      source && 'fdGroup' in source && source.fdGroup !== undefined
        ? { code, detail: `driver does not support FD passing for disk '${dev}'`, at: '/source/@fdgroup' }
        : undefined,
    ),
  ],
  [
    'memoryHotplug',
    rule('memoryDoesNotGrow', ({ maxMemory }) =>
      maxMemory === undefined
        ? undefined
        : violatesAt(
            '/domain/maxMemory',
            code,
            'memory hotplug tunables <maxMemory> are not supported by this hypervisor driver',
          ),
    ),
  ],
  [
    'nameSlash',
    rule('nameHasNoSlash', ({ name }) =>
      name.includes('/')
        ? violatesAt('/domain/name', 'xmlError', `name ${name} cannot contain '/'`)
        : undefined,
    ),
  ],
  [
    'individualVcpus',
    rule('processorsAreAlike', ({ vcpus }) =>
      vcpus.length > 0
        ? violatesAt('/domain/vcpus', code, 'individual CPU state configuration is not supported')
        : undefined,
    ),
  ],
  [
    'firmwareAutoselect',
    rule('firmwareIsNamed', ({ os }) =>
      os.firmware === undefined
        ? undefined
        : violatesAt('/domain/os/@firmware', code, 'firmware auto selection not implemented for this driver'),
    ),
  ],
];
