/**
 * The values that procedures of the qemu program take, answer and send, and how they travel.
 *
 * @source libvirt qemu_protocol.x, 12.6.0
 */
import type { Xdr } from '../xdr/codec.ts';
import { optional, struct } from '../xdr/composite.ts';
import { hyper, int, uint } from '../xdr/scalars.ts';
import { string } from '../xdr/text.ts';
import { nonnullDomain, type NonnullDomain } from './remote-types.ts';

const text = string(4_194_304);

export interface DomainMonitorCommandArgs {
  dom: NonnullDomain;
  cmd: string;
  flags: number;
}

export const domainMonitorCommandArgs: Xdr<DomainMonitorCommandArgs> = struct({
  dom: nonnullDomain,
  cmd: text,
  flags: uint,
});

export interface DomainMonitorCommandRet {
  result: string;
}

export const domainMonitorCommandRet: Xdr<DomainMonitorCommandRet> = struct({ result: text });

export interface DomainAttachArgs {
  pidValue: number;
  flags: number;
}

export const domainAttachArgs: Xdr<DomainAttachArgs> = struct({ pidValue: uint, flags: uint });

export interface DomainAttachRet {
  dom: NonnullDomain;
}

export const domainAttachRet: Xdr<DomainAttachRet> = struct({ dom: nonnullDomain });

export interface DomainAgentCommandArgs {
  dom: NonnullDomain;
  cmd: string;
  timeout: number;
  flags: number;
}

export const domainAgentCommandArgs: Xdr<DomainAgentCommandArgs> = struct({
  dom: nonnullDomain,
  cmd: text,
  timeout: int,
  flags: uint,
});

export interface DomainAgentCommandRet {
  result: string | null;
}

export const domainAgentCommandRet: Xdr<DomainAgentCommandRet> = struct({ result: optional(text) });

export interface ConnectDomainMonitorEventRegisterArgs {
  dom: NonnullDomain | null;
  event: string | null;
  flags: number;
}

export const connectDomainMonitorEventRegisterArgs: Xdr<ConnectDomainMonitorEventRegisterArgs> = struct({
  dom: optional(nonnullDomain),
  event: optional(text),
  flags: uint,
});

export interface ConnectDomainMonitorEventRegisterRet {
  callbackID: number;
}

export const connectDomainMonitorEventRegisterRet: Xdr<ConnectDomainMonitorEventRegisterRet> = struct({
  callbackID: int,
});

export interface ConnectDomainMonitorEventDeregisterArgs {
  callbackID: number;
}

export const connectDomainMonitorEventDeregisterArgs: Xdr<ConnectDomainMonitorEventDeregisterArgs> = struct({
  callbackID: int,
});

export interface DomainMonitorEventMsg {
  callbackID: number;
  dom: NonnullDomain;
  event: string;
  seconds: bigint;
  micros: number;
  details: string | null;
}

export const domainMonitorEventMsg: Xdr<DomainMonitorEventMsg> = struct({
  callbackID: int,
  dom: nonnullDomain,
  event: text,
  seconds: hyper,
  micros: uint,
  details: optional(text),
});

export interface DomainMonitorCommandWithFilesArgs {
  dom: NonnullDomain;
  cmd: string;
  flags: number;
}

export const domainMonitorCommandWithFilesArgs: Xdr<DomainMonitorCommandWithFilesArgs> = struct({
  dom: nonnullDomain,
  cmd: text,
  flags: uint,
});

export interface DomainMonitorCommandWithFilesRet {
  result: string;
}

export const domainMonitorCommandWithFilesRet: Xdr<DomainMonitorCommandWithFilesRet> = struct({
  result: text,
});
