import { allCommands } from '../../shared/src/commands/all-commands.ts';
import { manifestTexts } from '../../shared/src/manifest-texts.ts';
import { settings } from '../../shared/src/settings.ts';
import { commandTextKey, settingTextKey } from './manifest.ts';

/** The texts of the manifest in one language, by key. */
export function manifestTextsIn(language: 'en' | 'zh-cn'): Readonly<Record<string, string>> {
  const english = language === 'en';
  return Object.fromEntries([
    ...allCommands.map((command) => [
      commandTextKey(command),
      english ? command.title : command.titleZh,
    ]),
    ...settings.map((setting) => [
      settingTextKey(setting),
      english ? setting.description : setting.descriptionZh,
    ]),
    ...manifestTexts.map(({ key, text, textZh }) => [key, english ? text : textZh]),
  ]);
}
