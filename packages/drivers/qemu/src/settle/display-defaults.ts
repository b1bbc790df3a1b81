/** The card that a guest sees, where a definition leaves it open. @source libvirt qemuDomainDeviceVideoDefPostParse */
import { displaySteps as stepsOf, type Domain, type NormalizeStep, type VideoModel } from '@typevirt/model';
import { hasType, type QemuCapabilities } from '../probe/index.ts';
import { isPpc64Guest, isS390Guest, isVirtBoard } from './boards.ts';
import type { SettleContext } from './context.ts';

const usualVgamemKiB = 16_384;

/** Steps on screens. */
export function displaySteps({ capabilities }: SettleContext): readonly NormalizeStep[] {
  return stepsOf({
    card: (domain) => usualCard(domain, capabilities),
    giveMemory(model) {
      if (model.type === 'qxl') model.vgamemKiB ??= usualVgamemKiB;
    },
  });
}

function usualCard(domain: Domain, capabilities: QemuCapabilities): VideoModel['type'] {
  if (isPpc64Guest(domain)) return 'vga';
  if (isVirtBoard(domain) || isS390Guest(domain)) return 'virtio';
  if (hasType(capabilities, 'cirrus-vga')) return 'cirrus';
  return hasType(capabilities, 'VGA') ? 'vga' : 'default';
}
