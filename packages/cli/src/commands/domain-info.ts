/** The lines of `dominfo`. */
import type { Connection, Domain } from 'typevirt';
import { isUnsupported } from '../failure.ts';
import type { Field } from '../output/output.ts';
import { domainStates, wordFor, yesNo } from './words.ts';

const unlimitedKiB = 2n ** 64n / 1024n - 1n;

const field = (label: string, key: string, value: unknown, text?: string): Field =>
  text === undefined ? { label, key, value } : { label, key, value, text };

/** What `dominfo` says of a domain, top to bottom. */
export async function domainInfoFields(domain: Domain, connection: Connection): Promise<Field[]> {
  const id = domain.ref.id === -1 ? null : domain.ref.id;
  const fields = [
    field('Id:', 'id', id, id === null ? '-' : String(id)),
    field('Name:', 'name', domain.name),
    field('UUID:', 'uuid', domain.uuid),
    field('OS Type:', 'osType', await domain.getOsType()),
  ];
  const info = await domain.getInfo();
  fields.push(
    field('State:', 'state', wordFor(domainStates, info.state, 'no state')),
    field('CPU(s):', 'cpus', info.nrVirtCpu),
  );
  if (info.cpuTime !== 0n) {
    fields.push(field('CPU time:', 'cpuTimeNs', info.cpuTime, `${(Number(info.cpuTime) / 1e9).toFixed(1)}s`));
  }
  const unlimited = info.maxMem === 0n || info.maxMem >= unlimitedKiB;
  fields.push(
    field('Max memory:', 'maxMemoryKiB', info.maxMem, unlimited ? 'no limit' : `${info.maxMem} KiB`),
    field('Used memory:', 'usedMemoryKiB', info.memory, `${info.memory} KiB`),
    ...(await lastingFields(domain)),
    ...(await securityFields(domain, connection, id !== null)),
  );
  const messages = await domain.getMessages().catch(() => []);
  if (messages.length > 0) {
    fields.push(field('Messages:', 'messages', messages, messages.join(`\n${' '.repeat(16)}`)));
  }
  return fields;
}

async function lastingFields(domain: Domain): Promise<Field[]> {
  const fields: Field[] = [];
  const persistent = await domain.isPersistent().catch(() => undefined);
  fields.push(
    field(
      'Persistent:',
      'persistent',
      persistent ?? null,
      persistent === undefined ? 'unknown' : yesNo(persistent),
    ),
  );
  const autostart = await domain.getAutostart().catch(() => undefined);
  if (autostart !== undefined)
    fields.push(field('Autostart:', 'autostart', autostart, autostart ? 'enable' : 'disable'));
  const saved = await domain.hasManagedSaveImage().catch(() => undefined);
  fields.push(
    field('Managed save:', 'managedSave', saved ?? null, saved === undefined ? 'unknown' : yesNo(saved)),
  );
  return fields;
}

async function securityFields(domain: Domain, connection: Connection, running: boolean): Promise<Field[]> {
  let model: { readonly model: string; readonly doi: string };
  try {
    model = await connection.nodeGetSecurityModel();
  } catch (error) {
    if (isUnsupported(error)) return [];
    throw error;
  }
  if (model.model === '') return [];
  const fields = [
    field('Security model:', 'securityModel', model.model),
    field('Security DOI:', 'securityDoi', model.doi),
  ];
  if (!running) return fields;
  const { label, enforcing } = await domain.getSecurityLabel();
  if (label !== '') {
    const mode = enforcing === 1 ? 'enforcing' : 'permissive';
    fields.push(
      field('Security label:', 'securityLabel', { label, enforcing: enforcing === 1 }, `${label} (${mode})`),
    );
  }
  return fields;
}
