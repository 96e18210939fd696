import type { Rule } from '../../core/rule.ts';
import type { KubernetesObject } from '../model/kubernetes-object.ts';

/** Every rule over one object, sorted by id; the language runs them for each object that no template touches. */
export const kubernetesRules: readonly Rule<KubernetesObject>[] = [];
