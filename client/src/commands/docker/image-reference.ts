import { l10n } from 'vscode';

/** https://github.com/distribution/reference/blob/main/reference.go, with at most 255 characters. */
const reference =
  /^(?:(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[0-9a-fA-F:]+\])(?::\d+)?\/)?[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*)*(?::[\w][\w.-]{0,127})?$/;

/** What is wrong with an image name that people type, or undefined. */
export function checkReference(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '')
    return l10n.t('Type a name such as {0}.', 'registry.example.com/team/app:1.0');
  if (trimmed.length <= 255 && reference.test(trimmed)) return undefined;
  if (/[A-Z]/.test(trimmed.replace(/:[^/]*$/, ''))) return l10n.t('Image names are lower case.');
  return l10n.t('This is no image name; one looks like {0}.', 'registry.example.com/team/app:1.0');
}

/** Whether an image goes by a name, for which the engine leaves out Docker Hub and writes the tag. */
export function hasReference(references: readonly string[], name: string): boolean {
  const short = name.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\//, '');
  return references.includes(/[:@][^/]*$/.test(short) ? short : `${short}:latest`);
}
