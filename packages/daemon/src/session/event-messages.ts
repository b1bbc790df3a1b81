/**
 * The contract's events as the protocol's messages. An event id is a position in its list. Domain events exist in two
 * forms: the old one tells every listener of a kind at once, the new one names the listener.
 *
 * @source libvirt remote_protocol.x, virDomainEventID and its siblings
 */
import type { DomainEvents, Events } from '@typevirt/driver';
import type { ArgsOf, EventKey, remote } from '@typevirt/rpc';
import type { Frozen } from '../dispatch/handler.ts';

type Key = EventKey<typeof remote>;
type Content<K extends Key> = Frozen<ArgsOf<typeof remote, K>>;

/** Sends one message of the remote program to a client. */
export type Send = <K extends Key>(key: K, content: Content<K>) => void;

/** How one kind of event is told. */
export interface EventRow<Payload> {
  readonly kind: string;
  /** In the form without a listener's number; null where a kind has none. */
  readonly legacy: ((send: Send, payload: Payload) => void) | null;
  readonly callback: (send: Send, callbackID: number, payload: Payload) => void;
}

type DomainRow<K extends keyof DomainEvents> = EventRow<DomainEvents[K]> & { readonly kind: K };

/** A kind whose new message holds the old one whole. */
function twofold<K extends keyof DomainEvents, L extends Key, C extends Key>(
  kind: K & (DomainEvents[K] extends Content<L> ? K : never),
  legacy: L,
  callback: C & (Content<C> extends { readonly callbackID: number; readonly msg: Content<L> } ? C : never),
): DomainRow<K> {
  return {
    kind,
    legacy: (send, payload) => send(legacy, payload as unknown as Content<L>),
    callback: (send, callbackID, payload) =>
      send(callback, { ...payload, callbackID, msg: payload } as unknown as Content<C>),
  };
}

/** Makes rows of an object's kinds that have the new form only, with the listener's number among their own fields. */
function numbered<O extends keyof Events>() {
  return <K extends keyof Events[O] & string, C extends Key>(
    kind: K,
    callback: C & (Events[O][K] & { readonly callbackID: number } extends Content<C> ? C : never),
  ): EventRow<Events[O][K]> & { readonly kind: K } => ({
    kind,
    legacy: null,
    callback: (send, callbackID, payload) =>
      send(callback, { ...payload, callbackID } as unknown as Content<C>),
  });
}

const domain = numbered<'domain'>();
const network = numbered<'network'>();
const storagePool = numbered<'storagePool'>();
const nodeDevice = numbered<'nodeDevice'>();
const secret = numbered<'secret'>();

/** Domain events by id. */
const domainRows = [
  twofold('lifecycle', 'domainEventLifecycle', 'domainEventCallbackLifecycle'),
  twofold('reboot', 'domainEventReboot', 'domainEventCallbackReboot'),
  twofold('rtcChange', 'domainEventRtcChange', 'domainEventCallbackRtcChange'),
  twofold('watchdog', 'domainEventWatchdog', 'domainEventCallbackWatchdog'),
  twofold('ioError', 'domainEventIoError', 'domainEventCallbackIoError'),
  twofold('graphics', 'domainEventGraphics', 'domainEventCallbackGraphics'),
  twofold('ioErrorReason', 'domainEventIoErrorReason', 'domainEventCallbackIoErrorReason'),
  twofold('controlError', 'domainEventControlError', 'domainEventCallbackControlError'),
  twofold('blockJob', 'domainEventBlockJob', 'domainEventCallbackBlockJob'),
  twofold('diskChange', 'domainEventDiskChange', 'domainEventCallbackDiskChange'),
  twofold('trayChange', 'domainEventTrayChange', 'domainEventCallbackTrayChange'),
  twofold('pmwakeup', 'domainEventPmwakeup', 'domainEventCallbackPmwakeup'),
  twofold('pmsuspend', 'domainEventPmsuspend', 'domainEventCallbackPmsuspend'),
  twofold('balloonChange', 'domainEventBalloonChange', 'domainEventCallbackBalloonChange'),
  twofold('pmsuspendDisk', 'domainEventPmsuspendDisk', 'domainEventCallbackPmsuspendDisk'),
  twofold('deviceRemoved', 'domainEventDeviceRemoved', 'domainEventCallbackDeviceRemoved'),
  domain('blockJob2', 'domainEventBlockJob2'),
  domain('tunable', 'domainEventCallbackTunable'),
  domain('agentLifecycle', 'domainEventCallbackAgentLifecycle'),
  domain('deviceAdded', 'domainEventCallbackDeviceAdded'),
  domain('migrationIteration', 'domainEventCallbackMigrationIteration'),
  domain('jobCompleted', 'domainEventCallbackJobCompleted'),
  domain('deviceRemovalFailed', 'domainEventCallbackDeviceRemovalFailed'),
  domain('metadataChange', 'domainEventCallbackMetadataChange'),
  domain('blockThreshold', 'domainEventBlockThreshold'),
  domain('memoryFailure', 'domainEventMemoryFailure'),
  domain('memoryDeviceSizeChange', 'domainEventMemoryDeviceSizeChange'),
  domain('nicMacChange', 'domainEventNicMacChange'),
  domain('vcpuRemoved', 'domainEventVcpuRemoved'),
  domain('channelLifecycle', 'domainEventCallbackChannelLifecycle'),
];

/** Every kind of event of the remote program, by object, in the order of the event ids. */
export const eventRows = {
  domain: domainRows,
  network: [
    network('lifecycle', 'networkEventLifecycle'),
    network('metadataChange', 'networkEventCallbackMetadataChange'),
  ],
  storagePool: [
    storagePool('lifecycle', 'storagePoolEventLifecycle'),
    storagePool('refresh', 'storagePoolEventRefresh'),
  ],
  nodeDevice: [
    nodeDevice('lifecycle', 'nodeDeviceEventLifecycle'),
    nodeDevice('update', 'nodeDeviceEventUpdate'),
  ],
  secret: [secret('lifecycle', 'secretEventLifecycle'), secret('valueChanged', 'secretEventValueChanged')],
};
