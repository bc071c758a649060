import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type { Inventory } from '@vipbook/inventory';
import type { Located, Play, YamlValue } from '@vipbook/playbook';
import { asText, plain } from './plain.ts';
import type { EngineOptions } from './services.ts';
import { Variables } from './variables.ts';
import { Vault } from './vault.ts';

/**
 * The hosts of a play, narrowed by the limit. The pattern may be a template of -e and of the play's own
 * variables. Throws VipbookError with the place of the pattern: an unknown term, or no host at all. Empty
 * when only the limit leaves none.
 */
export function selectHosts(
  play: Play,
  inventory: Inventory,
  options: EngineOptions,
): readonly string[] {
  const { where } = play.hosts;
  const pattern = renderPattern(play, inventory, options);
  try {
    const all = inventory.select(pattern);
    if (all.length > 0)
      return options.limit === undefined ? all : inventory.select(pattern, options.limit);
  } catch (error) {
    throw error instanceof VipbookError ? located(error, where) : error;
  }
  throw new VipbookError(
    diagnostic('ENG003', { message: `no host of the inventory matches ${pattern}`, where }),
  );
}

function renderPattern(play: Play, inventory: Inventory, options: EngineOptions): string {
  const variables = new Variables(inventory, options.extraVariables ?? {}, new Map(), new Vault());
  const rendered = plain(
    variables
      .playScope({
        play: play.vars ?? new Map<string, Located<YamlValue>>(),
        prompted: new Map(),
        files: new Map(),
        magic: new Map(),
        roleVariables: [],
        roleDefaults: [],
      })
      .renderDeep(play.hosts.value, play.hosts.where),
  );
  return Array.isArray(rendered) ? rendered.map(asText).join(',') : asText(rendered);
}

/** The inventory knows the pattern only as text; here is where it is written. */
function located(error: VipbookError, where: Play['where']): VipbookError {
  return new VipbookError(
    error.diagnostics.map((finding) =>
      finding.where?.file === undefined ? { ...finding, where } : finding,
    ),
  );
}
