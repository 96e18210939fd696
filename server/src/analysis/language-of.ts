import type { LanguageId } from './core/snapshot.ts';

/** Decides from its name, the editor's language id and its text how a document is analysed. */
export function languageOf(
  uri: string,
  languageId: string | undefined,
  text: string,
  isKubernetes: (text: string) => boolean,
): LanguageId {
  const name = fileName(uri);
  if (hadolintName.test(name)) return 'hadolint';
  if (languageId === 'dockerfile' || dockerfileName.test(name)) return 'dockerfile';
  if (languageId === 'dockercompose' || composeName.test(name)) return 'compose';
  if (languageId === 'kubernetes') return 'kubernetes';
  // An association with another language says that the file is nothing else.
  if (languageId !== undefined && !manifestLanguage.test(languageId)) return 'other';
  if (languageId === 'yaml' || yamlName.test(name)) {
    if (kustomizationName.test(name) || isKubernetes(text)) return 'kubernetes';
    return valuesName.test(name) || isTemplate(uri, text) ? 'helm' : 'other';
  }
  return isTemplate(uri, text) ? 'helm' : 'other';
}

/** Whether a file with this name may hold something to analyse, before its text is read. */
export function mayBeAnalysed(uri: string): boolean {
  const name = fileName(uri);
  return dockerfileName.test(name) || yamlName.test(name);
}

const dockerfileName =
  /^(?:(?:dockerfile|containerfile)(?:\.(?!(?:.*\.)?(?:dockerignore|md|txt|ya?ml)$).+)?|.+\.(?:dockerfile|containerfile))$/i;
/** The languages of editors in which manifests are written. */
const manifestLanguage = /^(?:yaml.*|helm|json|plaintext|)$/;
const composeName = /^(?:docker-)?compose(?:[.-].+)?\.ya?ml$/i;
const hadolintName = /^\.hadolint\.ya?ml$/;
const kustomizationName = /^kustomization\.ya?ml$/;
const yamlName = /\.ya?ml$/i;

const valuesName = /^values(?:[._-].+)?\.ya?ml$/;

/** What charts of Helm include besides manifests: helpers, notes, and files of nothing but a call. */
function isTemplate(uri: string, text: string): boolean {
  return /\/templates\/.+\.(?:tpl|ya?ml|txt)$/.test(uri) && text.includes('{{');
}

function fileName(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}
