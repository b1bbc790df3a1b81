/** What the simulated host says it is. The same whatever a description of a host says, as libvirt's simulator has it. */

const cpusPerCell = 8;
const cells = [
  { memoryKiB: 2_097_152, pageKiB: 4 },
  { memoryKiB: 4_194_304, pageKiB: 8 },
] as const;

/** The document of `virConnectGetCapabilities`. */
export function capabilitiesText(): string {
  const pages = [4, 8, 2048, 1_048_576].map((size) => `      <pages unit='KiB' size='${size}'/>`);
  return `<capabilities>

  <host>
    <cpu>
      <arch>i686</arch>
      <features>
        <pae/>
        <nonpae/>
      </features>
${pages.join('\n')}
    </cpu>
    <power_management/>
    <iommu support='no'/>
    <topology>
      <cells num='${cells.length}'>
${cells.map(cellText).join('\n')}
      </cells>
    </topology>
    <secmodel>
      <model>testSecurity</model>
      <doi></doi>
    </secmodel>
  </host>

${['hvm', 'xen'].map(guestText).join('\n\n')}

</capabilities>
`;
}

function cellText({ memoryKiB, pageKiB }: (typeof cells)[number], cell: number): string {
  const cpus = Array.from({ length: cpusPerCell }, (_, core) => {
    const id = cell * cpusPerCell + core;
    return `            <cpu id='${id}' socket_id='${cell}' die_id='0' core_id='${core}' siblings='${id}'/>`;
  });
  return `        <cell id='${cell}'>
          <memory unit='KiB'>${memoryKiB}</memory>
          <pages unit='KiB' size='${pageKiB}'>${memoryKiB / pageKiB}</pages>
          <pages unit='KiB' size='2048'>0</pages>
          <pages unit='KiB' size='1048576'>0</pages>
          <cpus num='${cpusPerCell}'>
${cpus.join('\n')}
          </cpus>
        </cell>`;
}

function guestText(type: string): string {
  return `  <guest>
    <os_type>${type}</os_type>
    <arch name='i686'>
      <wordsize>32</wordsize>
      <emulator>/usr/bin/test-hv</emulator>
      <domain type='test'/>
    </arch>
    <features>
      <pae/>
      <nonpae/>
    </features>
  </guest>`;
}

/** The document of `virConnectGetSysinfo`: the board of one particular laptop. */
export const sysinfoText = `<sysinfo type='smbios'>
  <bios>
    <entry name='vendor'>LENOVO</entry>
    <entry name='version'>G4ETA1WW (2.61 )</entry>
    <entry name='date'>05/07/2014</entry>
    <entry name='release'>2.61</entry>
  </bios>
</sysinfo>
`;
