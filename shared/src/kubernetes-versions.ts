/** The newest version of Kubernetes that is known, whose facts hold where nobody says otherwise. */
export const newestKubernetes = '1.36';

/** The oldest version whose differences are known. */
export const oldestKubernetes = '1.27';
