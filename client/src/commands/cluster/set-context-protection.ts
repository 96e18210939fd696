import { ConfigurationTarget, l10n, workspace } from 'vscode';
import type { Protection } from '../../kubernetes/protection.ts';
import { pickOne } from '../../ui/prompt.ts';

/** Lets people choose how careful Slipway is with a context, and keeps that in their settings. */
export async function setContextProtection(context: string): Promise<void> {
  const level = await pickOne<Protection>(l10n.t('Protection of {0}', context), [
    {
      label: 'open',
      detail: l10n.t('Asks only before what cannot be taken back.'),
      value: 'open',
    },
    { label: 'confirm', detail: l10n.t('Asks before each change.'), value: 'confirm' },
    {
      label: 'type-name',
      detail: l10n.t('Asks for the name of the context before each change.'),
      value: 'type-name',
    },
    { label: 'read-only', detail: l10n.t('Refuses every change.'), value: 'read-only' },
  ]);
  if (level === undefined) return;
  const configuration = workspace.getConfiguration('slipway');
  const levels = configuration.get<Record<string, string>>('kubernetes.protection', {});
  await configuration.update(
    'kubernetes.protection',
    { ...levels, [context]: level },
    ConfigurationTarget.Global,
  );
}
