/**
 * Where log messages go and which of them: libvirt's filters and outputs, as text and as values.
 *
 *     filters  "1:qemu 3:rpc*"                       level:pattern …
 *     outputs  "3:stderr 1:file:/var/log/x.log"      level:kind[:name] …
 *
 * @source libvirt docs/logging.rst, src/util/virlog.c
 */
import { VirtError } from '@typevirt/driver';

/** 1 debug, 2 info, 3 warning, 4 error: messages of at least this weight. */
export type LogLevel = 1 | 2 | 3 | 4;

/** Messages from places whose name fits the pattern are kept from this level on. */
export interface LogFilter {
  readonly level: LogLevel;
  /** With `*` for anything. */
  readonly pattern: string;
}

/** One place that messages go to. */
export type LogOutput =
  | { readonly level: LogLevel; readonly kind: 'stderr' | 'journald' }
  | { readonly level: LogLevel; readonly kind: 'file' | 'syslog'; readonly name: string };

/** @throws {VirtError} `invalidArg` for text that is no list of filters. */
export function parseFilters(text: string): LogFilter[] {
  return words(text).map(parseFilter);
}

function parseFilter(word: string): LogFilter {
  const [priority = '', match, ...rest] = word.split(':');
  if (match === undefined || rest.length > 0) throw invalid(`Malformed format for filter '${word}'`);
  const level = levelOf(priority);
  if (level === null) throw invalid(`Invalid log priority '${priority}' for log filter '${word}'`);
  const pattern = match.startsWith('+') ? match.slice(1) : match;
  if (pattern === '') throw invalid(`Invalid match string '${match}'`);
  return { level, pattern: pattern.includes('*') ? pattern : `*${pattern}*` };
}

/** @throws {VirtError} `invalidArg` for text that is no list of outputs. */
export function parseOutputs(text: string): LogOutput[] {
  return words(text).map(parseOutput);
}

function parseOutput(word: string): LogOutput {
  const [priority = '', kind, ...rest] = word.split(':');
  const name = rest.join(':');
  if (kind === undefined) throw invalid(`Malformed format for log output '${word}'`);
  const level = levelOf(priority);
  if (level === null) throw invalid(`Invalid log priority '${priority}' for log output '${word}'`);
  switch (kind) {
    case 'stderr':
    case 'journald':
      if (name !== '')
        throw invalid(
          `Output '${word}' does not meet the format requirements for destination type '${kind}'`,
        );
      return { level, kind };
    case 'file':
      if (!name.startsWith('/'))
        throw invalid(
          `Output '${word}' does not meet the format requirements for destination type '${kind}'`,
        );
      return { level, kind, name };
    case 'syslog':
      if (name === '')
        throw invalid(
          `Output '${word}' does not meet the format requirements for destination type '${kind}'`,
        );
      return { level, kind, name };
    default:
      throw invalid(`Invalid destination '${kind}' for log output '${word}'`);
  }
}

/** The filters as text, in the form that libvirt shows them. */
export function formatFilters(filters: readonly LogFilter[]): string {
  return filters.map(({ level, pattern }) => `${level}:${pattern} `).join('');
}

/** The outputs as text. */
export function formatOutputs(outputs: readonly LogOutput[]): string {
  return outputs
    .map((output) =>
      'name' in output ? `${output.level}:${output.kind}:${output.name}` : `${output.level}:${output.kind}`,
    )
    .join(' ');
}

/** The level from which messages of a place are kept. */
export function levelFor(place: string, filters: readonly LogFilter[], otherwise: LogLevel): LogLevel {
  return filters.find(({ pattern }) => fits(place, pattern))?.level ?? otherwise;
}

function fits(place: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(place);
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function levelOf(text: string): LogLevel | null {
  const level = Number(text);
  return level === 1 || level === 2 || level === 3 || level === 4 ? level : null;
}

function invalid(detail: string): VirtError {
  return new VirtError('invalidArg', detail);
}
