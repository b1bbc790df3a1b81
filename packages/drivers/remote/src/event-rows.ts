/**
 * Which message of the remote program tells which kind of event, and the number a kind is asked for by. A kind's number
 * is its place in the list.
 *
 * @source libvirt remote_protocol.x, virDomainEventID and its siblings
 */
import type { Events } from '@typevirt/driver';
import type { EventKey } from '@typevirt/rpc';
import type { Remote } from './link.ts';

/** Objects whose events the remote program tells. */
export type RemoteEventObject = 'domain' | 'network' | 'storagePool' | 'nodeDevice' | 'secret';

type Rows = {
  readonly [O in RemoteEventObject]: readonly (readonly [
    kind: keyof Events[O] & string,
    message: EventKey<Remote>,
  ])[];
};

export const eventRows: Rows = {
  domain: [
    ['lifecycle', 'domainEventCallbackLifecycle'],
    ['reboot', 'domainEventCallbackReboot'],
    ['rtcChange', 'domainEventCallbackRtcChange'],
    ['watchdog', 'domainEventCallbackWatchdog'],
    ['ioError', 'domainEventCallbackIoError'],
    ['graphics', 'domainEventCallbackGraphics'],
    ['ioErrorReason', 'domainEventCallbackIoErrorReason'],
    ['controlError', 'domainEventCallbackControlError'],
    ['blockJob', 'domainEventCallbackBlockJob'],
    ['diskChange', 'domainEventCallbackDiskChange'],
    ['trayChange', 'domainEventCallbackTrayChange'],
    ['pmwakeup', 'domainEventCallbackPmwakeup'],
    ['pmsuspend', 'domainEventCallbackPmsuspend'],
    ['balloonChange', 'domainEventCallbackBalloonChange'],
    ['pmsuspendDisk', 'domainEventCallbackPmsuspendDisk'],
    ['deviceRemoved', 'domainEventCallbackDeviceRemoved'],
    ['blockJob2', 'domainEventBlockJob2'],
    ['tunable', 'domainEventCallbackTunable'],
    ['agentLifecycle', 'domainEventCallbackAgentLifecycle'],
    ['deviceAdded', 'domainEventCallbackDeviceAdded'],
    ['migrationIteration', 'domainEventCallbackMigrationIteration'],
    ['jobCompleted', 'domainEventCallbackJobCompleted'],
    ['deviceRemovalFailed', 'domainEventCallbackDeviceRemovalFailed'],
    ['metadataChange', 'domainEventCallbackMetadataChange'],
    ['blockThreshold', 'domainEventBlockThreshold'],
    ['memoryFailure', 'domainEventMemoryFailure'],
    ['memoryDeviceSizeChange', 'domainEventMemoryDeviceSizeChange'],
    ['nicMacChange', 'domainEventNicMacChange'],
    ['vcpuRemoved', 'domainEventVcpuRemoved'],
    ['channelLifecycle', 'domainEventCallbackChannelLifecycle'],
  ],
  network: [
    ['lifecycle', 'networkEventLifecycle'],
    ['metadataChange', 'networkEventCallbackMetadataChange'],
  ],
  storagePool: [
    ['lifecycle', 'storagePoolEventLifecycle'],
    ['refresh', 'storagePoolEventRefresh'],
  ],
  nodeDevice: [
    ['lifecycle', 'nodeDeviceEventLifecycle'],
    ['update', 'nodeDeviceEventUpdate'],
  ],
  secret: [
    ['lifecycle', 'secretEventLifecycle'],
    ['valueChanged', 'secretEventValueChanged'],
  ],
};

/** What every message with a listener's number has; the older kinds wrap what they tell in `msg`. */
interface Numbered {
  readonly callbackID: number;
  readonly msg?: object;
}

/** The listener a message is for, and what it tells. */
export function unwrap(content: unknown): { readonly callbackID: number; readonly payload: object } {
  const { callbackID, msg, ...own } = content as Numbered;
  return { callbackID, payload: msg === undefined ? own : { ...own, ...msg } };
}
