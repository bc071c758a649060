export * from './api.ts';
export { createLanguageService } from './service.ts';
export { timeSlices } from './document/slices.ts';
export { pathOf, uriOf } from './document/paths.ts';
