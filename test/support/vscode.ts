// What tests of the client need of `vscode`; everything else is tried in the real one.

/** `l10n.t` without a translation: the text with its placeholders filled. */
export const l10n = {
  t: (message: string, ...values: readonly (string | number | boolean)[]): string =>
    message.replace(/\{(\d+)\}/g, (placeholder, index: string) =>
      String(values[Number(index)] ?? placeholder),
    ),
};
