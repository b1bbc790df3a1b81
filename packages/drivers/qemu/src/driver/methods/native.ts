/** Domains as command lines. */
import { VirtError, type Methods } from '@typevirt/driver';
import { checkFlags } from '@typevirt/driver/kit';
import { planCommand } from '../../plan/command.ts';
import { firmwareFolders, readFirmware } from '../../probe/index.ts';
import { settleForNative } from '../../settle/native.ts';
import { requireStartable } from '../../settle/start-rules.ts';
import { readDefinition, wrapped } from '../documents.ts';
import { shellWord } from '@typevirt/host';
import type { MethodContext } from './context.ts';

/** Methods that translate. */
export type NativeMethods = Pick<Methods, 'connectDomainXmlToNative'>;

/** The one native format of this driver. */
const nativeFormat = 'qemu-argv';

export function nativeMethods({ state }: MethodContext): NativeMethods {
  return {
    async connectDomainXmlToNative({ nativeFormat: format, domainXml, flags }) {
      checkFlags(flags, 0, 'qemuConnectDomainXMLToNative', 'qemu');
      if (format !== nativeFormat)
        throw new VirtError('invalidArg', `unsupported config type ${format}`, { domain: 'qemu' });
      const definition = await readDefinition(state, domainXml, false);
      const capabilities = await state.capabilities.forDomain(definition);
      const plan = wrapped(() => {
        requireStartable(definition, state.capabilities.hostArchitecture);
        const instance = state.files.instance(-1, definition.name);
        const document = settleForNative(definition, capabilities, {
          id: -1,
          channels: state.files.channels(-1, definition.name),
          settings: state.settings,
          portsInUse: new Set(),
          installed: definition.os.firmware === undefined ? [] : readFirmware(firmwareFolders()),
          nvramFolder: state.files.nvram,
        });
        return planCommand(document, capabilities, {
          instance,
          seccompSandbox: state.settings.seccompSandbox,
        });
      });
      return {
        nativeConfig: [
          ...Object.entries(plan.env).map(([name, value]) => `${name}=${value}`),
          plan.binary,
          ...plan.args,
        ]
          .map(shellWord)
          .join(' '),
      };
    },
  };
}
