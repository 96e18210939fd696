/** Shares below which the agreement with BuildKit may not fall again. */
export const floors = {
  /** Of the Dockerfiles that BuildKit refuses, those in which Slipway reports an error. */
  recall: 0.99,
  /** Of those, the ones whose error stands in the instruction that BuildKit names. */
  line: 0.99,
  /** Of BuildKit's warnings, those that Slipway gives for the same instruction. */
  checkRecall: 0.99,
  /** Of Slipway's twins of BuildKit's warnings, those that BuildKit gives. */
  checkPrecision: 0.99,
};
