/**
 * Trusted platform modules.
 *
 * @source libvirt 9.0 docs/formatdomain (TPM device), schemas/domaincommon.rng "tpm"
 */
import {
  attr,
  child,
  type Element,
  element,
  fields,
  flag,
  type Infer,
  inside,
  oneOf,
  optional,
  uuid,
  variants,
  yesNo,
} from '@typevirt/xml';
import { deviceInfo } from './device-info.ts';
import { path } from './scalars.ts';

const pcrBanks = fields({
  sha1: flag('sha1'),
  sha256: flag('sha256'),
  sha384: flag('sha384'),
  sha512: flag('sha512'),
});
/** Which register banks are active. */
export interface TpmPcrBanks extends Infer<typeof pcrBanks> {}
export const tpmPcrBanksXml: Element<TpmPcrBanks> = element('active_pcr_banks', pcrBanks, {
  doc: 'Register banks that are active; all others are off.',
  since: '7.10.0',
});

const externalSource = fields({
  type: attr('type', oneOf('unix'), { doc: 'Kind of the connection.' }),
  mode: attr('mode', oneOf('connect'), { default: 'connect', doc: 'The guest calls.' }),
  path: attr('path', path, { doc: 'The socket.' }),
});
/** A TPM emulator that somebody else runs. */
export interface TpmExternalSource extends Infer<typeof externalSource> {}
export const tpmExternalSourceXml: Element<TpmExternalSource> = element('source', externalSource, {
  doc: 'Emulator that somebody else runs.',
});

const backend = variants('type', {
  passthrough: fields({
    device: optional(
      inside('device', attr('path', path), { doc: 'TPM of the host. Absent means /dev/tpm0.' }),
    ),
  }),
  emulator: fields({
    version: optional(
      attr('version', oneOf('1.2', '2.0'), { doc: 'Version of the TPM. Absent: what suits the model.' }),
    ),
    persistentState: optional(
      attr('persistent_state', yesNo, {
        since: '7.0.0',
        doc: 'Whether its state survives a domain that is not defined.',
      }),
    ),
    encryption: optional(
      inside('encryption', attr('secret', uuid), {
        since: '5.6.0',
        doc: 'Secret that its state is encrypted with.',
      }),
    ),
    activePcrBanks: optional(child(tpmPcrBanksXml)),
  }),
  external: fields({ source: child(tpmExternalSourceXml) }),
});
/** What stands behind a TPM. */
export type TpmBackend = Infer<typeof backend>;
export const tpmBackendXml: Element<TpmBackend> = element('backend', backend, {
  doc: 'What stands behind it.',
});

const tpm = fields({
  model: optional(
    attr('model', oneOf('tpm-tis', 'tpm-crb', 'tpm-spapr', 'spapr-tpm-proxy'), {
      doc: 'Interface that the guest sees. Absent: what suits the machine.',
    }),
  ),
  backend: child(tpmBackendXml),
  ...deviceInfo,
});
/** A trusted platform module. */
export interface Tpm extends Infer<typeof tpm> {}
export const tpmXml: Element<Tpm> = element('tpm', tpm, { doc: 'Trusted platform module.', since: '1.0.5' });
