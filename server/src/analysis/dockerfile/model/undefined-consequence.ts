/** What BuildKit makes of a variable that nothing declares, as the end of a sentence. */
export function undefinedConsequence(operator: string | undefined): string {
  return operator?.endsWith('-') ? 'its default is always used' : 'it is empty here';
}
