import type { Diagnostic as Finding } from '@vipbook/diagnostics';
import type { CodeAction, CodeActionContext, Diagnostic, Range } from 'vscode-languageserver-types';
import type { FileProvider } from '../api.ts';
import type { Known } from '../document/analysis.ts';
import { rangeOf, toDiagnostic } from '../document/convert.ts';
import type { InterfacesAnalysis } from '../interfaces/analysis.ts';
import { stanzaActions, toWorkspaceEdit } from '../interfaces/actions.ts';
import { locationIn } from '../interfaces/convert.ts';
import { quickFixes, type QuickFix } from './quick-fixes.ts';
import { extractVariable } from './variables.ts';
import { worldFixes } from './world-fixes.ts';

function overlaps(a: Range, b: Range): boolean {
  const before = (x: Range['start'], y: Range['start']): boolean =>
    x.line < y.line || (x.line === y.line && x.character < y.character);
  return !before(a.end, b.start) && !before(b.end, a.start);
}

const wants = (context: CodeActionContext, kind: string): boolean =>
  context.only === undefined ||
  context.only.some((each) => each === '' || kind === each || kind.startsWith(`${each}.`));

export async function playbookActions(
  { analysis, world }: Known,
  files: FileProvider,
  findings: readonly Finding[],
  range: Range,
  context: CodeActionContext,
): Promise<CodeAction[]> {
  const { uri, index } = analysis;
  const make = (fix: QuickFix, kind: string, diagnostic?: Diagnostic): CodeAction => ({
    title: fix.title,
    kind,
    edit: { changes: { [uri]: [...fix.edits] } },
    ...(diagnostic === undefined ? {} : { diagnostics: [diagnostic] }),
    ...(fix.preferred === true ? { isPreferred: true } : {}),
  });
  const actions: CodeAction[] = [];
  if (wants(context, 'quickfix')) {
    for (const finding of findings) {
      const at = rangeOf(index, finding.where);
      if (!overlaps(at, range)) continue;
      const diagnostic = toDiagnostic(finding, at);
      const fixes = [
        ...(await worldFixes(analysis, world, files, finding)),
        ...quickFixes(analysis, finding),
      ];
      for (const fix of fixes) actions.push(make(fix, 'quickfix', diagnostic));
    }
  }
  if (wants(context, 'refactor.extract')) {
    for (const fix of extractVariable(analysis, index.offset(range.start))) {
      actions.push(make(fix, 'refactor.extract'));
    }
  }
  return actions;
}

export function interfacesActions(
  analysis: InterfacesAnalysis,
  findings: readonly Finding[],
  range: Range,
  context: CodeActionContext,
): CodeAction[] {
  const actions: CodeAction[] = [];
  if (wants(context, 'quickfix')) {
    for (const finding of findings) {
      const at = finding.where === undefined ? undefined : locationIn(analysis, finding.where);
      if (at === undefined || !overlaps(at.range, range)) continue;
      for (const fix of finding.fixes ?? []) {
        const edit = toWorkspaceEdit(analysis, fix);
        if (edit === undefined) continue;
        const diagnostics = [toDiagnostic(finding, at.range)];
        actions.push({ title: fix.title, kind: 'quickfix', edit, diagnostics, isPreferred: true });
      }
    }
  }
  if (wants(context, 'refactor.rewrite')) {
    for (const { title, edit } of stanzaActions(analysis, analysis.index.offset(range.start))) {
      actions.push({ title, kind: 'refactor.rewrite', edit });
    }
  }
  return actions;
}
