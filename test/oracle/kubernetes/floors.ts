/** Shares below which the agreement with the API server may not fall again. */
export const floors = {
  /** Of the manifests that the API server refuses, those in which Slipway reports an error. */
  recall: 0.99,
  /** Of those, the ones whose error stands at a field that the API server names. */
  location: 0.99,
  /** Of the fields of all stable kinds, those for which a value is known that the API server takes. */
  filledFields: 0.82,
  /** As `recall`, of objects in which a field was filled without knowing what belongs there. */
  recallOfRandomValues: 0.5,
};
