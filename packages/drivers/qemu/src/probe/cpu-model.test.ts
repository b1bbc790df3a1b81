import { expect, test } from 'vitest';
import { cpuFeatures, fromQemuFeatures, hostFeatures, qemuFeatureName } from './cpu-features.ts';
import { nameGuestCpu, nameHostCpu } from './cpu-model.ts';
import type { QemuCapabilities } from './qemu-capabilities.ts';
import { QmpSchema } from './schema.ts';

const model = (name: string, vendor: string, family: number, features: string[]) => ({
  name,
  vendor,
  family,
  model: 1,
  stepping: 1,
  features,
});
const capabilities = {
  architecture: 'x86_64',
  cpuDefinitions: [
    model('qemu64', 'AuthenticAMD', 15, ['sse', 'sse2', 'svm']),
    model('kvm64', 'GenuineIntel', 15, ['sse', 'sse2']),
    model('Big', 'AuthenticAMD', 25, ['sse', 'sse2', 'avx', 'avx2', 'lahf-lm']),
    model('Other', 'GenuineIntel', 6, ['sse', 'sse2', 'avx', 'lahf-lm']),
  ],
} as unknown as QemuCapabilities;
const best = { vendor: 'AuthenticAMD', family: 25, model: 1, stepping: 0 };

test('a host is a model it has all of, and more', () => {
  expect(nameHostCpu({ ...best, features: [] }, ['sse', 'sse2', 'avx', 'lahf_lm'], capabilities)).toEqual({
    model: 'kvm64',
    vendor: 'AMD',
    require: ['avx', 'lahf_lm'],
    disable: [],
  });
});

test('a guest is the model of its family, plus and minus', () => {
  expect(
    nameGuestCpu({ ...best, features: ['sse', 'sse2', 'lahf-lm', 'rdctl-no', 'kvmclock'] }, capabilities),
  ).toEqual({
    model: 'Big',
    vendor: 'AMD',
    require: ['rdctl-no'],
    disable: ['avx', 'avx2'],
  });
});

test('a guest of no known family is the nearest model of its vendor', () => {
  expect(
    nameGuestCpu({ ...best, family: 99, features: ['sse', 'sse2', 'avx', 'lahf-lm'] }, capabilities)?.model,
  ).toBe('Big');
  expect(nameGuestCpu({ ...best, family: 99, vendor: 'Unheard', features: ['sse'] }, capabilities)).toEqual({
    model: 'kvm64',
    vendor: undefined,
    require: [],
    disable: ['sse2'],
  });
});

test('features have one name each, and are told in register order', () => {
  expect(new Set(cpuFeatures).size).toBe(cpuFeatures.length);
  expect(qemuFeatureName('tsc_adjust')).toBe('tsc-adjust');
  expect(fromQemuFeatures(['rdctl-no', 'pclmulqdq', 'fpu', 'unheard-of'])).toEqual([
    'fpu',
    'pclmuldq',
    'rdctl-no',
  ]);
  expect(hostFeatures(new Set(['sse4_1', 'xsave', 'nonstop_tsc', 'vme', 'cr8_legacy']))).toEqual([
    'vme',
    'sse4.1',
    'xsave',
    'osxsave',
    'cr8legacy',
    'invtsc',
  ]);
});

test('QmpSchema follows a path through arguments, unions, enumerations and features', () => {
  const schema = new QmpSchema([
    { name: 'add', 'meta-type': 'command', 'arg-type': '1', 'ret-type': '0', features: ['quick'] },
    { name: '0', 'meta-type': 'array', 'element-type': '4' },
    {
      name: '1',
      'meta-type': 'object',
      members: [
        { name: 'driver', type: '2' },
        { name: 'ro', type: 'bool', default: null },
      ],
      variants: [{ case: 'file', type: '3' }],
    },
    { name: '2', 'meta-type': 'enum', values: ['file', 'raw'] },
    { name: '3', 'meta-type': 'object', members: [{ name: 'aio', type: '2' }] },
    { name: '4', 'meta-type': 'alternate', members: [{ type: 'str' }, { type: '3' }] },
    { name: 'bool', 'meta-type': 'builtin' },
    { name: 'str', 'meta-type': 'builtin' },
  ]);
  const yes = [
    'add',
    'add/$quick',
    'add/arg-type/driver/^raw',
    'add/arg-type/+file/aio',
    'add/arg-type/*ro',
    'add/ret-type/aio',
  ];
  const no = [
    'sub',
    '1',
    'add/$slow',
    'add/arg-type/driver/^qcow2',
    'add/arg-type/+raw/aio',
    'add/arg-type/*driver',
    'add/ret-type/aio/x',
  ];
  expect(yes.filter((path) => !schema.has(path))).toEqual([]);
  expect(no.filter((path) => schema.has(path))).toEqual([]);
});
