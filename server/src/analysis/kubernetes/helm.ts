import { type Language, silentLanguage } from '../core/language.ts';
import {
  helmDefinition,
  helmHighlights,
  helmReferences,
  helmRename,
  helmRenameTarget,
  hoverHelmName,
} from './features/helm-names.ts';
import { completeHelmNames, completeValues, hoverValue } from './features/helm-values.ts';

/**
 * What charts of Helm hold besides manifests: values, and templates that others include.
 * Templates of manifests are manifests; they ask these functions first.
 */
export const helmLanguage: Language = {
  ...silentLanguage,
  id: 'helm',
  complete: (snapshot, offset, { workspace }) =>
    completeValues(snapshot, offset, workspace) ??
    completeHelmNames(snapshot, offset, workspace) ??
    [],
  hover: (snapshot, offset, { workspace }) =>
    hoverValue(snapshot, offset, workspace) ?? hoverHelmName(snapshot, offset, workspace),
  definition: (snapshot, offset, { workspace }) => helmDefinition(snapshot, offset, workspace),
  references: (snapshot, offset, { workspace }) =>
    helmReferences(snapshot, offset, workspace) ?? [],
  highlights: (snapshot, offset) => helmHighlights(snapshot, offset) ?? [],
  renameTarget: helmRenameTarget,
  rename: (snapshot, offset, name, { workspace }) => helmRename(snapshot, offset, name, workspace),
};
