/** State of single virtual processors. @source libvirt virDomainVcpuParse, virDomainDefVcpuValidate; answers of libvirt 9.0 */
import { rule, violatesAt, type Rule } from './rule.ts';

const known = rule('listedProcessorsExist', ({ vcpu, vcpus }) => {
  const maximum = vcpu?.maximum ?? 1;
  const beyond = vcpus.find(({ id }) => id >= maximum);
  return (
    beyond &&
    violatesAt(
      `/domain/vcpus/vcpu[${vcpus.indexOf(beyond) + 1}]/@id`,
      'xmlError',
      `vcpu id '${beyond.id}' is out of range of maximum vcpu count`,
    )
  );
});

const reachable = rule('offlineProcessorsCanBePlugged', ({ vcpus }) => {
  const lost = vcpus.find(({ enabled, hotpluggable }) => !enabled && hotpluggable === false);
  return (
    lost &&
    violatesAt(
      `/domain/vcpus/vcpu[${vcpus.indexOf(lost) + 1}]`,
      'configUnsupported',
      `vcpu '${lost.id}' is both offline and not hotpluggable`,
    )
  );
});

/** In the order in which libvirt looks. */
export const processorRules: readonly Rule[] = [known, reachable];
