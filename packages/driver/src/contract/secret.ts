/**
 * Secrets: the contract's methods, named as the wire protocol's procedures; of each family (`create`, `createWithFlags`)
 * only the newest member, since it can say what the older ones say.
 */
import type { Awaitable, Call } from '../call.ts';
import type { ConnectListAllSecretsFlags } from '../constants/index.ts';
import type { SecretRef } from '../refs.ts';

/** Secrets. A driver has those methods that its hypervisor can do. */
export interface SecretMethods {
  /** @source libvirt virSecretLookupByUUID, procedure 141, since 0.7.1 */
  secretLookupByUuid(args: { readonly uuid: string }, call: Call): Awaitable<{ readonly secret: SecretRef }>;
  /** @source libvirt virSecretDefineXML, procedure 142, since 0.7.1 */
  secretDefineXml(
    args: { readonly xml: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly secret: SecretRef }>;
  /** @source libvirt virSecretGetXMLDesc, procedure 143, since 0.7.1 */
  secretGetXmlDesc(
    args: { readonly secret: SecretRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly xml: string }>;
  /** @source libvirt virSecretSetValue, procedure 144, since 0.7.1 */
  secretSetValue(
    args: { readonly secret: SecretRef; readonly value: Uint8Array; readonly flags: number },
    call: Call,
  ): Awaitable<void>;
  /** @source libvirt virSecretGetValue, procedure 145, since 0.7.1 */
  secretGetValue(
    args: { readonly secret: SecretRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly value: Uint8Array }>;
  /** @source libvirt virSecretUndefine, procedure 146, since 0.7.1 */
  secretUndefine(args: { readonly secret: SecretRef }, call: Call): Awaitable<void>;
  /** @source libvirt virSecretLookupByUsage, procedure 147, since 0.7.1 */
  secretLookupByUsage(
    args: { readonly usageType: number; readonly usageID: string },
    call: Call,
  ): Awaitable<{ readonly secret: SecretRef }>;
  /** @source libvirt virConnectListAllSecrets, procedure 287, since 0.10.2 */
  connectListAllSecrets(
    args: { readonly flags: ConnectListAllSecretsFlags },
    call: Call,
  ): Awaitable<{ readonly secrets: readonly SecretRef[] }>;
}
