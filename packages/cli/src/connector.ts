import { userInfo } from 'node:os';
import { diagnostic, VipbookError, type Secret } from '@vipbook/diagnostics';
import type { ConnectRequest } from '@vipbook/engine';
import { openHost, type Host } from '@vipbook/host';
import {
  connectionVariables,
  throwIfWrong,
  type ConnectionVariables,
  type Variable,
} from '@vipbook/inventory';
import type { Become, Connection, Target, Transport } from '@vipbook/transport';
import type { ConnectionFlags } from './options/connection.ts';
import type { Prepared } from './prepare.ts';

export type Connect = (request: ConnectRequest) => Promise<Host>;

const defaultPort = 22;
const defaultTimeoutSeconds = 10;
/** A host that vanished is noticed after three of these. */
const keepaliveMs = 15_000;
