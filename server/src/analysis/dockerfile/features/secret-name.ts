/** Whether the name of a variable says that its value should not be shown. */
export function isSecretName(name: string): boolean {
  return /(?:_|^)(?:api_?key|auth|credentials?|key|pass|passw(?:or)?d|pwd?|pword|secret|token)s?(?:_|$)/i.test(
    name,
  );
}
