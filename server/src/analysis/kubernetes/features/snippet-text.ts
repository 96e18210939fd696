/** Text as it must be written in a snippet, so that it stands for itself. */
export function snippetText(text: string): string {
  return text.replaceAll(/[\\$}]/g, '\\$&');
}
