import { window, type LogOutputChannel } from 'vscode';

let channel: LogOutputChannel | undefined;

/** The extension's one output channel, made when it is first wanted. */
export function log(): LogOutputChannel {
  channel ??= window.createOutputChannel('vipbook', { log: true });
  return channel;
}
