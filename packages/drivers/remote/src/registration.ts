/**
 * Asking the server for events and giving them up, by the kind of object.
 */
import type { Call } from '@typevirt/driver';
import { qemu, remote } from '@typevirt/rpc';
import { eventRows, type RemoteEventObject } from './event-rows.ts';
import type { RemoteLink } from './link.ts';

/** Objects whose events a server can be asked for. */
export type AskedObject = RemoteEventObject | 'qemu';

/** What somebody wants to be told. */
export interface Wish {
  readonly object: AskedObject;
  readonly kind: string;
  /** Key of the one object of interest. */
  readonly key: string | undefined;
}

const noCall: Call = {};

/** Name and id of a domain named by its uuid alone; the server looks at nothing else. */
function domainBy(uuid: string | undefined): { name: string; uuid: string; id: number } | null {
  return uuid === undefined ? null : { name: '', uuid, id: -1 };
}

function namedBy(uuid: string | undefined): { name: string; uuid: string } | null {
  return uuid === undefined ? null : { name: '', uuid };
}

/** The number by which a kind is asked for. */
function eventIdOf(object: RemoteEventObject, kind: string): number {
  return eventRows[object].findIndex(([name]) => name === kind);
}

/**
 * Asks for events of a kind, of one object if `key` names it.
 *
 * @param onNumber Told the number that the messages carry, before any message behind the reply is looked at.
 */
export async function register(
  link: RemoteLink,
  { object, kind, key }: Wish,
  onNumber: (callbackID: number) => void,
): Promise<void> {
  const eventID = object === 'qemu' ? 0 : eventIdOf(object, kind);
  const options = { onReply: ({ callbackID }: { callbackID: number }) => onNumber(callbackID) };
  switch (object) {
    case 'domain':
      await link.callOf(
        remote,
        'connectDomainEventCallbackRegisterAny',
        { eventID, dom: domainBy(key) },
        options,
      );
      break;
    case 'network':
      await link.callOf(remote, 'connectNetworkEventRegisterAny', { eventID, net: namedBy(key) }, options);
      break;
    case 'storagePool':
      await link.callOf(
        remote,
        'connectStoragePoolEventRegisterAny',
        { eventID, pool: namedBy(key) },
        options,
      );
      break;
    case 'nodeDevice': {
      const dev = key === undefined ? null : { name: key };
      await link.callOf(remote, 'connectNodeDeviceEventRegisterAny', { eventID, dev }, options);
      break;
    }
    case 'secret': {
      const secret = key === undefined ? null : { uuid: key, usageType: 0, usageID: '' };
      await link.callOf(remote, 'connectSecretEventRegisterAny', { eventID, secret }, options);
      break;
    }
    case 'qemu': {
      const asked = { dom: domainBy(key), event: null, flags: 0 };
      await link.callOf(qemu, 'connectDomainMonitorEventRegister', asked, options);
    }
  }
}

/** Gives up what `register` asked for. */
export async function deregister(link: RemoteLink, object: AskedObject, callbackID: number): Promise<void> {
  switch (object) {
    case 'domain':
      return link.call('connectDomainEventCallbackDeregisterAny', { callbackID }, noCall);
    case 'network':
      return link.call('connectNetworkEventDeregisterAny', { callbackID }, noCall);
    case 'storagePool':
      return link.call('connectStoragePoolEventDeregisterAny', { callbackID }, noCall);
    case 'nodeDevice':
      return link.call('connectNodeDeviceEventDeregisterAny', { callbackID }, noCall);
    case 'secret':
      return link.call('connectSecretEventDeregisterAny', { callbackID }, noCall);
    case 'qemu':
      return link.callOf(qemu, 'connectDomainMonitorEventDeregister', { callbackID }, {});
  }
}
