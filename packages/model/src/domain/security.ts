/**
 * What guards a domain: labels of the host's security modules, key wrapping, and memory encrypted against the host.
 *
 * @source libvirt docs/formatdomain "Security label", "Key Wrap", "Launch Security"; docs/launch_security_sev
 */
import {
  anyBase,
  attr,
  child,
  element,
  fields,
  many,
  oneOf,
  onOff,
  optional,
  string,
  text,
  uint32,
  uint64,
  variants,
  yesNo,
  type Element,
  type Infer,
} from '@typevirt/xml';

const model = optional(
  attr('model', string, {
    doc: 'Security module, `selinux`, `apparmor` or `dac`; the first of the host when absent.',
  }),
);
const imageLabel = optional(
  text('imagelabel', string, { in: ['live', 'status'], doc: "Label of the domain's files while it runs." }),
);
const dynamicShape = {
  model,
  relabel: optional(attr('relabel', yesNo, { doc: 'Whether files get a label; always yes here.' })),
  label: optional(
    text('label', string, { in: ['live', 'status'], doc: 'Label of the process, picked at start.' }),
  ),
  imageLabel,
  baseLabel: optional(text('baselabel', string, { doc: 'What the picked label is made from.' })),
};
const dynamic = fields(dynamicShape, { forms: [{ words: { relabel: ['yes'] } }] });
const fixed = fields({
  model,
  relabel: optional(attr('relabel', yesNo, { doc: 'Whether files get the label; no when absent.' })),
  label: optional(text('label', string, { demanded: true, doc: 'Label of the process.' })),
  imageLabel,
});
const noneShape = { model, relabel: optional(attr('relabel', yesNo, { doc: 'Always no here.' })) };
const none = fields(noneShape, { forms: [{ words: { relabel: ['no'] } }] });
const securityLabel = variants('type', { dynamic, static: fixed, none }, { default: 'dynamic' });
/** How one security module confines the domain. */
export type SecurityLabel = Infer<typeof securityLabel>;
export const securityLabelXml: Element<SecurityLabel> = element('seclabel', securityLabel, {
  doc: 'Label of a security module.',
  since: '0.7.2',
});

const cipher = fields({
  name: attr('name', oneOf('aes', 'dea'), { doc: 'Which cipher.' }),
  state: attr('state', onOff, { doc: 'Whether the guest may use it.' }),
});
/** Wrapping keys of one cipher. */
export interface KeyWrapCipher extends Infer<typeof cipher> {}
export const keyWrapCipherXml: Element<KeyWrapCipher> = element('cipher', cipher, {
  doc: 'Wrapping keys of one cipher.',
  since: '1.2.13',
});

const keyWrap = fields({ ciphers: many(child(keyWrapCipherXml), { least: 1 }) });
/** Protected keys of S390 guests. */
export interface KeyWrap extends Infer<typeof keyWrap> {}
export const keyWrapXml: Element<KeyWrap> = element('keywrap', keyWrap, {
  doc: 'Protected keys (S390).',
  since: '1.2.13',
});

const cbit = {
  cbitpos: optional(
    text('cbitpos', uint32, {
      doc: "Place of the encryption bit in page tables; the host's own when absent.",
    }),
  ),
  reducedPhysBits: optional(
    text('reducedPhysBits', uint32, {
      doc: "Address bits that encryption costs; the host's own when absent.",
    }),
  ),
};
const sev = fields({
  kernelHashes: optional(
    attr('kernelHashes', yesNo, {
      since: '8.0.0',
      doc: 'Whether kernel, initrd and command line are measured.',
    }),
  ),
  ...cbit,
  policy: text('policy', anyBase(uint32), { doc: 'Bits of the guest policy, AMD SEV API.' }),
  dhCert: optional(text('dhCert', string, { doc: "Owner's Diffie-Hellman key, base64." })),
  session: optional(text('session', string, { doc: "Owner's session blob, base64." })),
});
const sevSnp = fields({
  kernelHashes: optional(
    attr('kernelHashes', yesNo, { doc: 'Whether kernel, initrd and command line are measured.' }),
  ),
  authorKey: optional(attr('authorKey', yesNo, { doc: 'Whether `idAuth` holds an author key.' })),
  vcek: optional(attr('vcek', yesNo, { doc: 'Whether reports are signed with the chip key.' })),
  ...cbit,
  policy: text('policy', anyBase(uint64), { doc: 'Bits of the guest policy, AMD SEV-SNP ABI.' }),
  guestVisibleWorkarounds: optional(
    text('guestVisibleWorkarounds', string, { doc: 'Workarounds shown to the guest, base64.' }),
  ),
  idBlock: optional(text('idBlock', string, { doc: 'Identity block, base64.' })),
  idAuth: optional(text('idAuth', string, { doc: 'Authentication of the identity block, base64.' })),
  hostData: optional(
    text('hostData', string, { doc: 'Data of the host for the attestation report, base64.' }),
  ),
});
const launchSecurity = variants('type', { sev, 'sev-snp': sevSnp, 's390-pv': fields({}) });
/** Encrypts the guest's memory against the host. */
export type LaunchSecurity = Infer<typeof launchSecurity>;
export const launchSecurityXml: Element<LaunchSecurity> = element('launchSecurity', launchSecurity, {
  doc: 'Memory encrypted against the host.',
  since: '4.4.0',
});
