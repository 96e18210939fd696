import { l10n, window } from 'vscode';
import type { GatedContext, GatePrompts, WriteIntent } from '../../kubernetes/gate.ts';
import { confirm } from '../../ui/confirm.ts';
import { askText } from '../../ui/prompt.ts';

/** Asks people before a write; every question names the context, the namespace and the objects. */
export const gatePrompts: GatePrompts = {
  confirm: async (intent, context) => {
    if (intent.action === 'apply') return await confirmBesideDiff(intent, context);
    const { question, detail } = words(intent, context);
    return await confirm({ question, detail, action: actionTitle(intent) });
  },
  typeName: async (intent, context) => {
    const { question, detail } = words(intent, context);
    const typed = await askText({
      title: question,
      prompt: `${detail} ${l10n.t('Type {0} to go on.', context.name)}`,
      placeHolder: context.name,
      validate: (value) =>
        value === context.name ? undefined : l10n.t('This is not {0}.', context.name),
    });
    return typed === context.name;
  },
};

/** A list leaves the diff below it free to be read, as a modal dialog would not. */
async function confirmBesideDiff(intent: WriteIntent, context: GatedContext): Promise<boolean> {
  const { question, detail } = words(intent, context);
  const cancel = { label: `$(close) ${l10n.t('Cancel')}` };
  const agree = { label: `$(cloud-upload) ${actionTitle(intent)}`, detail };
  const options = { title: question, placeHolder: detail, ignoreFocusOut: true };
  return (await window.showQuickPick([cancel, agree], options)) === agree;
}

function words(
  intent: WriteIntent,
  context: GatedContext,
): { readonly question: string; readonly detail: string } {
  const objects = listed(intent.objects);
  const place =
    intent.namespace === undefined
      ? l10n.t('Cluster {0} ({1}).', context.name, context.server)
      : l10n.t('Cluster {0} ({1}), namespace {2}.', context.name, context.server, intent.namespace);
  return { question: `${actionTitle(intent)}: ${objects}?`, detail: place };
}

function listed(objects: readonly string[]): string {
  const shown = objects.slice(0, 5).join(', ');
  return objects.length <= 5 ? shown : l10n.t('{0} and {1} more', shown, objects.length - 5);
}

function actionTitle({ action }: WriteIntent): string {
  switch (action) {
    case 'apply':
      return l10n.t('Apply');
    case 'create':
      return l10n.t('Create');
    case 'delete':
      return l10n.t('Delete');
    case 'scale':
      return l10n.t('Scale');
    case 'restart':
      return l10n.t('Restart');
    case 'roll back':
      return l10n.t('Roll Back');
    case 'undo':
      return l10n.t('Undo');
    case 'edit':
      return l10n.t('Edit');
    case 'open a shell in':
      return l10n.t('Open a Shell');
  }
}
