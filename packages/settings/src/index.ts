export { parseAnsibleCfg } from './ansible-cfg.ts';
export { readSettings, type Settings } from './settings.ts';
