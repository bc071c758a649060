import {
  addAuto,
  addStanza,
  applyEdit,
  removeAuto,
  removeOption,
  removeStanza,
  setOption,
  stanzasOf,
  type Configuration,
  type Edit,
} from '@vipbook/interfaces';
import type { InterfacesFileArguments } from '@vipbook/playbook';

/** The configuration after all that the arguments ask for. Throws VipbookError with IFC codes. */
export function edited(before: Configuration, args: InterfacesFileArguments): Configuration {
  const { iface } = args;
  if (iface === undefined) return before;
  let now = before;
  const apply = (edit: Edit): void => {
    now = applyEdit(now, edit);
  };
  const selector = { iface, addressFamily: args.address_family };
  const present = args.state !== 'absent';
  if (present && args.method !== undefined && !hasStanza(now, args))
    apply(addStanza(now, { name: iface, family: familyOf(args), method: args.method }));
  if (args.option !== undefined) {
    const { option, value } = args;
    if (!present) apply(removeOption(now, { ...selector, option, value }));
    else if (value !== undefined) apply(setOption(now, { ...selector, option, value }));
  } else if (!present) {
    apply(removeStanza(now, selector));
  } else if (args.method !== undefined) {
    apply(setOption(now, { ...selector, option: 'method', value: args.method }));
  }
  if (args.auto === true) apply(addAuto(now, iface));
  // Only `auto` itself: allow-hotplug is another decision.
  if (args.auto === false) apply(removeAuto(now, iface, 'auto'));
  return now;
}

function familyOf(args: InterfacesFileArguments): string {
  return args.address_family ?? args.family ?? 'inet';
}

function hasStanza(configuration: Configuration, args: InterfacesFileArguments): boolean {
  const stanzas = stanzasOf(configuration, args.iface ?? '');
  const family = args.address_family ?? args.family;
  return stanzas.some((stanza) => family === undefined || stanza.family === family);
}

/** Is the option there, with any value? For `state: present` without one. */
export function hasOption(configuration: Configuration, args: InterfacesFileArguments): boolean {
  return stanzasOf(configuration, args.iface ?? '').some(
    (stanza) =>
      (args.address_family === undefined || stanza.family === args.address_family) &&
      stanza.options.some((each) => each.name === args.option),
  );
}
