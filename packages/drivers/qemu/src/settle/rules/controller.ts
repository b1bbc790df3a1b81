/** Controllers: what boards have built in, and what each chip can do. @source libvirt qemuValidateDomainDeviceDefController */
import {
  hasIothread,
  boardOf,
  rule,
  violates,
  type Controller,
  type ControllerOf,
  type Domain,
  type Refusal,
  type Rule,
} from '@typevirt/model';
import { hasType } from '../../probe/index.ts';
import type { SettleContext } from '../context.ts';
import { checkPciController } from './pci-controller.ts';
import { firstOf, internal, unsupported } from './refusals.ts';

/** Boards with an IDE controller built in, beside the old PCs. */
const withIde = /^(g3beige|mac99|fulong2e|lemote-fuloong-2e|fuloong2e|malta|mips_)/;

function checkIde({ index = 0 }: Controller, domain: Domain): Refusal | undefined {
  const builtIn = boardOf(domain) === 'i440fx' || withIde.test(domain.os.type.machine ?? '');
  if (builtIn && index === 0) return undefined;
  return builtIn
    ? unsupported('Only a single IDE controller is supported for this machine type')
    : unsupported('IDE controllers are unsupported for this QEMU binary or machine type');
}

const scsiSettings = [
  ['queues', 'queues'],
  ['commandsPerLun', 'cmd_per_lun'],
  ['maxSectors', 'max_sectors'],
] as const;

function checkScsi({ model, driver }: ControllerOf<'scsi'>, domain: Domain): Refusal | undefined {
  if (model === 'buslogic' || model === 'vmpvscsi')
    return unsupported(`Unsupported controller model: ${model}`);
  if (model === 'ncr53c90') return unsupported('ncr53c90 SCSI controller is not a built-in for this machine');
  const isVirtio = model?.startsWith('virtio') === true;
  const [, stray] = scsiSettings.find(([setting]) => !isVirtio && driver?.[setting] !== undefined) ?? [];
  if (stray !== undefined) return unsupported(`'${stray}' is only supported by virtio-scsi controller`);
  const thread = driver?.ioThread;
  if (thread === undefined) return undefined;
  if (!isVirtio)
    return violates('xmlError', "'iothread' attribute only supported for virtio scsi controllers");
  return hasIothread(domain, thread)
    ? undefined
    : unsupported(`controller iothread '${thread}' not defined in iothreadid`);
}

function check(controller: Controller, domain: Domain, context: SettleContext): Refusal | undefined {
  switch (controller.type) {
    case 'ide':
      return checkIde(controller, domain);
    case 'scsi':
      return checkScsi(controller, domain);
    case 'pci':
      return checkPciController(controller, domain);
    case 'sata':
      return hasType(context.capabilities, 'ich9-ahci') || hasType(context.capabilities, 'ahci')
        ? undefined
        : unsupported('SATA is not supported with this QEMU binary');
    default:
      return undefined;
  }
}

/** IDE disks that are named beyond the only controller. */
function checkIdePlaces({ devices }: Domain): Refusal | undefined {
  const beyond = devices.disks.some(
    ({ target, address }) => target.bus === 'ide' && address?.type === 'drive' && address.controller > 0,
  );
  return beyond ? internal('Only 1 IDE controller is supported') : undefined;
}

/** USB devices need a controller that is not switched off. */
function checkUsb({ devices }: Domain): Refusal | undefined {
  const off = devices.controllers.some((each) => each.type === 'usb' && each.model === 'none');
  if (off && devices.inputs.some(({ bus }) => bus === 'usb'))
    return violates('configUnsupported', "Can't add USB input device. USB bus is disabled");
  const present = devices.controllers.some((each) => each.type === 'usb' && each.model !== 'none');
  const wanted =
    devices.controllers.some(({ type }) => type === 'ccid') ||
    devices.disks.some(({ target }) => target.bus === 'usb') ||
    devices.inputs.some(({ bus }) => bus === 'usb') ||
    devices.hubs.length + devices.redirdevs.length > 0 ||
    devices.hostdevs.some((each) => each.mode === 'subsystem' && each.type === 'usb') ||
    devices.serials.some(({ target }) => target?.type === 'usb-serial') ||
    devices.sounds.some(({ model }) => model === 'usb');
  return wanted && !present
    ? unsupported('USB is disabled for this domain, but USB devices are present in the domain XML')
    : undefined;
}

/** Rules on controllers. */
export function controllerRules(context: SettleContext): readonly Rule[] {
  return [
    rule('ideDisksAreOnTheOnlyController', checkIdePlaces),
    rule('controllersAreEmulated', (domain) =>
      firstOf(domain.devices.controllers, (controller) => check(controller, domain, context)),
    ),
    rule('usbDevicesHaveABus', checkUsb),
  ];
}
