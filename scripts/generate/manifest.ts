import type { RuleInfo } from '../../server/src/analysis/core/rule.ts';
import { allCommands } from '../../shared/src/commands/all-commands.ts';
import type { CommandContribution } from '../../shared/src/commands/command.ts';
import { type SettingContribution, settings } from '../../shared/src/settings.ts';

type Json = Readonly<Record<string, unknown>>;

/** The extension manifest with its commands, menus, key bindings and settings; the rest stays as it is. */
export function manifestWithContributions(manifest: Json, rules: readonly RuleInfo[]): Json {
  const capabilities = manifest['capabilities'] as Json | undefined;
  return {
    ...manifest,
    ...(capabilities && {
      capabilities: {
        ...capabilities,
        untrustedWorkspaces: {
          ...(capabilities['untrustedWorkspaces'] as Json),
          restrictedConfigurations: settings
            .filter(({ restricted }) => restricted)
            .map(({ key }) => key),
        },
      },
    }),
    contributes: {
      ...(manifest['contributes'] as Json | undefined),
      commands: commands.map(toCommand),
      menus: menus(),
      keybindings: keybindings(),
      configuration: {
        title: 'Slipway',
        properties: Object.fromEntries(
          settings.map((setting, order) => [setting.key, toProperty(setting, order, rules)]),
        ),
      },
    },
  };
}

/** The key of a command's title in the texts of the manifest. */
export function commandTextKey({ id }: CommandContribution): string {
  return `command.${id}.title`;
}

/** The key of a setting's description in the texts of the manifest. */
export function settingTextKey({ key }: SettingContribution): string {
  return `setting.${key}.description`;
}

const commands: readonly CommandContribution[] = allCommands;

function toCommand(command: CommandContribution): Json {
  return {
    command: `slipway.${command.id}`,
    title: `%${commandTextKey(command)}%`,
    category: 'Slipway',
    ...(command.icon && { icon: `$(${command.icon})` }),
    ...(command.enablement && { enablement: command.enablement }),
  };
}

function menus(): Json {
  const byMenu: Record<string, Json[]> = { commandPalette: [] };
  for (const { id, palette, menus: places } of commands) {
    const command = `slipway.${id}`;
    if (palette !== undefined && palette !== true) {
      byMenu['commandPalette']?.push({ command, when: palette === false ? 'false' : palette });
    }
    for (const { menu, when, group } of places ?? []) {
      byMenu[menu] ??= [];
      byMenu[menu].push({ command, when, ...(group && { group }) });
    }
  }
  return byMenu;
}

function keybindings(): readonly Json[] {
  return commands.flatMap(({ id, keybinding, enablement }) =>
    keybinding
      ? { command: `slipway.${id}`, key: keybinding, ...(enablement && { when: enablement }) }
      : [],
  );
}

function toProperty(setting: SettingContribution, order: number, rules: readonly RuleInfo[]): Json {
  return {
    ...setting.schema,
    ...(setting.key === 'slipway.rules' && ruleLevels(rules)),
    markdownDescription: `%${settingTextKey(setting)}%`,
    scope: setting.scope,
    order,
  };
}

function ruleLevels(rules: readonly RuleInfo[]): Json {
  return {
    additionalProperties: false,
    properties: Object.fromEntries(
      rules.map(({ id, summary, severity, optIn }) => [
        id,
        { enum: levels, default: optIn ? 'off' : severity, description: `${summary}.` },
      ]),
    ),
  };
}

const levels = ['off', 'hint', 'information', 'warning', 'error'];
