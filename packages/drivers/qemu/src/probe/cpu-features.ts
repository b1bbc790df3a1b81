/**
 * The features of x86 processors: libvirt's name for each bit, register by register, lowest bit first.
 * This is the order in which CPU descriptions list them.
 *
 * QEMU spells them with `-` where libvirt has `_`, Linux with `_` in /proc/cpuinfo; the few whose names
 * differ otherwise are listed.
 *
 * @source Intel SDM volume 2 CPUID; AMD APM volume 3 appendix E; Linux arch/x86/include/asm/cpufeatures.h
 */
const registers: readonly string[] = [
  // CPUID 1 EDX, ECX
  'fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 pn clflush ds acpi mmx fxsr sse sse2 ss ht tm ia64 pbe',
  'pni pclmuldq dtes64 monitor ds_cpl vmx smx est tm2 ssse3 cid fma cx16 xtpr pdcm pcid dca sse4.1 sse4.2 x2apic movbe popcnt tsc-deadline aes xsave osxsave avx f16c rdrand hypervisor',
  // CPUID 6 EAX
  'arat',
  // CPUID 7.0 EBX, ECX, EDX; 7.1 EAX
  'fsgsbase tsc_adjust sgx bmi1 hle avx2 smep bmi2 erms invpcid rtm cmt mpx avx512f avx512dq rdseed adx smap avx512ifma pcommit clflushopt clwb intel-pt avx512pf avx512er avx512cd sha-ni avx512bw avx512vl',
  'avx512vbmi umip pku ospke waitpkg avx512vbmi2 gfni vaes vpclmulqdq avx512vnni avx512bitalg avx512-vpopcntdq la57 rdpid bus-lock-detect cldemote movdiri movdir64b sgxlc pks',
  'avx512-4vnniw avx512-4fmaps fsrm avx512-vp2intersect md-clear serialize tsx-ldtrk pconfig arch-lbr amx-bf16 avx512-fp16 amx-tile amx-int8 spec-ctrl stibp arch-capabilities core-capability ssbd',
  'avx-vnni avx512-bf16',
  // CPUID 13.1 EAX
  'xsaveopt xsavec xgetbv1 xsaves xfd',
  // CPUID 0x80000001 EDX, ECX
  'syscall nx mmxext fxsr_opt pdpe1gb rdtscp lm 3dnowext 3dnow',
  'lahf_lm cmp_legacy svm extapic cr8legacy abm sse4a misalignsse 3dnowprefetch osvw ibs xop skinit wdt lwp fma4 tce nodeid_msr tbm topoext perfctr_core perfctr_nb',
  // CPUID 0x80000007 EDX, 0x80000008 EBX, 0x8000000A EDX
  'invtsc',
  'clzero xsaveerptr wbnoinvd ibpb ibrs amd-stibp amd-ssbd virt-ssbd amd-no-ssb',
  'npt lbrv svm-lock nrip-save tsc-scale vmcb-clean flushbyasid decodeassists pause-filter pfthreshold avic v-vmsave-vmload vgif svme-addr-chk',
  // MSRs 0x10A, 0xCF
  'rdctl-no ibrs-all rsba skip-l1dfl-vmentry ssb-no mds-no pschange-mc-no tsx-ctrl taa-no sbdr-ssdp-no fbsdp-no psdp-no fb-clear',
  'split-lock-detect',
];

/** Every feature we can name, in order; libvirt's names. */
export const cpuFeatures: readonly string[] = registers.flatMap((names) => names.split(' '));

const qemuNames: Readonly<Record<string, string>> = { pclmuldq: 'pclmulqdq' };

const linuxNames: Readonly<Record<string, string>> = {
  pclmuldq: 'pclmulqdq',
  'tsc-deadline': 'tsc_deadline_timer',
  'sha-ni': 'sha_ni',
  cr8legacy: 'cr8_legacy',
  invtsc: 'nonstop_tsc',
  npt: 'npt',
  'nrip-save': 'nrip_save',
  'svme-addr-chk': 'svm_nested',
  xop: 'xop',
};

/** Those that are bits of model-specific registers, not of CPUID. */
export const msrFeatures: ReadonlySet<string> = new Set(
  registers.slice(-2).flatMap((names) => names.split(' ')),
);

/** QEMU's name of a feature. */
export function qemuFeatureName(feature: string): string {
  return qemuNames[feature] ?? feature.replaceAll('_', '-');
}

/** Features of a host whose processor shows `flags` in /proc/cpuinfo. */
export function hostFeatures(flags: ReadonlySet<string>): string[] {
  return cpuFeatures.filter((feature) => {
    if (feature === 'osxsave') return flags.has('xsave'); // Linux uses it wherever it is, and shows no flag
    return flags.has(linuxNames[feature] ?? feature.replace(/[-.]/g, '_'));
  });
}

/** Features among QEMU's names that have a name with us, in order. */
export function fromQemuFeatures(names: readonly string[]): string[] {
  const set = new Set(names);
  return cpuFeatures.filter((feature) => set.has(qemuFeatureName(feature)));
}
