export { run, type World } from './run.ts';
