/**
 * Asking for events and giving them up, in the three ways the protocol grew: one lifecycle listener, one listener per
 * kind, and listeners with a number of their own and perhaps one object of interest.
 */
import { area } from './handler.ts';

export const eventHandlers = area({
  connectDomainEventRegister: (_args, session) => session.subscriptions.addLegacy(0),
  connectDomainEventDeregister: (_args, session) => session.subscriptions.removeLegacy(0),
  connectDomainEventRegisterAny: ({ eventID }, session) => void session.subscriptions.addLegacy(eventID),
  connectDomainEventDeregisterAny: ({ eventID }, session) => void session.subscriptions.removeLegacy(eventID),
  connectDomainEventCallbackRegisterAny: ({ eventID, dom }, session) => ({
    callbackID: session.subscriptions.add('domain', eventID, dom?.uuid),
  }),
  connectDomainEventCallbackDeregisterAny: ({ callbackID }, session) =>
    session.subscriptions.remove('domain', callbackID),
  connectNetworkEventRegisterAny: ({ eventID, net }, session) => ({
    callbackID: session.subscriptions.add('network', eventID, net?.uuid),
  }),
  connectNetworkEventDeregisterAny: ({ callbackID }, session) =>
    session.subscriptions.remove('network', callbackID),
  connectStoragePoolEventRegisterAny: ({ eventID, pool }, session) => ({
    callbackID: session.subscriptions.add('storagePool', eventID, pool?.uuid),
  }),
  connectStoragePoolEventDeregisterAny: ({ callbackID }, session) =>
    session.subscriptions.remove('storagePool', callbackID),
  connectNodeDeviceEventRegisterAny: ({ eventID, dev }, session) => ({
    callbackID: session.subscriptions.add('nodeDevice', eventID, dev?.name),
  }),
  connectNodeDeviceEventDeregisterAny: ({ callbackID }, session) =>
    session.subscriptions.remove('nodeDevice', callbackID),
  connectSecretEventRegisterAny: ({ eventID, secret }, session) => ({
    callbackID: session.subscriptions.add('secret', eventID, secret?.uuid),
  }),
  connectSecretEventDeregisterAny: ({ callbackID }, session) =>
    session.subscriptions.remove('secret', callbackID),
  connectRegisterCloseCallback: (_args, session) => session.subscriptions.watchClose(),
  connectUnregisterCloseCallback: (_args, session) => session.subscriptions.unwatchClose(),
});
