import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Log } from './log.ts';
import { formatFilters, formatOutputs, levelFor, parseFilters, parseOutputs } from './settings.ts';

describe('filters and outputs', () => {
  test('are shown as libvirt shows them', () => {
    expect(formatFilters(parseFilters('1:qemu 3:rpc*'))).toBe('1:*qemu* 3:rpc* ');
    expect(formatOutputs(parseOutputs('3:stderr  1:file:/x/y 4:syslog:me'))).toBe(
      '3:stderr 1:file:/x/y 4:syslog:me',
    );
  });

  test('the first filter that fits decides', () => {
    const filters = parseFilters('1:qemu 4:driver');
    expect(levelFor('driver.qemu', filters, 3)).toBe(1);
    expect(levelFor('driver.test', filters, 3)).toBe(4);
    expect(levelFor('rpc', filters, 3)).toBe(3);
  });

  test.each([
    ['zz', "Malformed format for filter 'zz'"],
    ['9:x', "Invalid log priority '9' for log filter '9:x'"],
  ])('filter %s is refused', (text, message) => {
    expect(() => parseFilters(text)).toThrow(message);
  });

  test.each([
    ['9:foo', "Invalid log priority '9' for log output '9:foo'"],
    ['1:foo', "Invalid destination 'foo' for log output '1:foo'"],
    ['1:file:relative', 'does not meet the format requirements'],
    ['1:stderr:x', 'does not meet the format requirements'],
    ['1', "Malformed format for log output '1'"],
  ])('output %s is refused', (text, message) => {
    expect(() => parseOutputs(text)).toThrow(message);
  });
});

describe('Log', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const lines = (file: string) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { msg: string; place: string });

  test('sends messages to the outputs whose level lets them', () => {
    const [all, errors] = [join(folder, 'all'), join(folder, 'errors')];
    const log = new Log({ level: 1, filters: '', outputs: `1:file:${all} 4:file:${errors}` });
    log.of('rpc').debug('small');
    log.of('rpc').error('big');
    expect(lines(all).map(({ msg }) => msg)).toEqual(['small', 'big']);
    expect(lines(errors)).toEqual([expect.objectContaining({ msg: 'big', place: 'rpc' })]);
  });

  test('filters and outputs change while it is in use', () => {
    const [first, second] = [join(folder, 'first'), join(folder, 'second')];
    const log = new Log({ level: 3, filters: '', outputs: `1:file:${first}` });
    const logger = log.of('driver.qemu');
    logger.info('not heard');
    log.setFilters('1:qemu');
    logger.info('heard');
    log.setOutputs(`1:file:${second}`);
    logger.info('elsewhere');
    expect(lines(first).map(({ msg }) => msg)).toEqual(['heard']);
    expect(lines(second).map(({ msg }) => msg)).toEqual(['elsewhere']);
  });

  test('keeps its settings when new ones cannot be read', () => {
    const log = new Log({ level: 3, filters: '1:qemu', outputs: `1:file:${join(folder, 'x')}` });
    expect(() => log.setFilters('nonsense')).toThrow('Malformed');
    expect(() => log.setOutputs('1:nowhere')).toThrow('Invalid destination');
    expect(log.filters).toBe('1:*qemu* ');
    expect(log.outputCount).toBe(1);
  });
});
