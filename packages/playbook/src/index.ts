export type * from './ast.ts';
// The package's face, to come:
//   parsePlaybook(file: string, text: string): Playbook   — pure, never throws; findings say what is wrong
//   loadPlaybook(file: string, io): Promise<Playbook>      — reads it, and the files it imports
//   validateArguments(module, arguments): Diagnostic-like problems — from schemas/modules/*.json; templated
//       strings are accepted wherever a type is asked
//   moduleNames, moduleSchema(name)
