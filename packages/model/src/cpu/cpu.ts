/**
 * Processors as documents of their own: what the calls that compare processors, or find what several have in common, are
 * given and answer.
 *
 * @source libvirt docs/formatdomain "CPU model and topology", schemas/cpu.rng
 */
import { format } from '@typevirt/xml';
import { hostCpuXml, type HostCpu } from '../capabilities/host-cpu.ts';
import { cpuXml, type Cpu } from '../domain/cpu.ts';
import type { DocumentKind } from '../parse-errors.ts';
import { readDocument, type ReadOptions } from '../read-document.ts';

const cpuKind: DocumentKind = { text: 'CPU_definition', schema: 'cpu.rng', domain: 'cpu' };

/** A processor of a guest, or one that a host has: the latter names its architecture. */
export type CpuDocument = { readonly kind: 'guest'; value: Cpu } | { readonly kind: 'host'; value: HostCpu };

/** @throws {DocumentError} `xmlDetail`, `xmlInvalidSchema` when strict, else libvirt's answer for the place. */
export function parseCpu(xml: string, options: ReadOptions = {}): CpuDocument {
  if (/<arch>/.test(xml)) return { kind: 'host', value: readDocument(xml, hostCpuXml, cpuKind, options) };
  return { kind: 'guest', value: readDocument(xml, cpuXml, cpuKind, options) };
}

export function formatCpu(cpu: CpuDocument): string {
  return cpu.kind === 'host' ? format(cpu.value, hostCpuXml) : format(cpu.value, cpuXml);
}
