/** Shares below which the agreement with the API server may not fall again. */
export const floors = {
  /** Of the manifests that the API server refuses, those in which Slipway reports an error. */
  recall: 0.995,
  /** Of those, the ones whose error stands at a field that the API server names. */
  location: 0.985,
};
