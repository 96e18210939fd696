import { defineInstructionRule } from '../model/instruction-rule.ts';
import { baseName } from '../model/paths.ts';

/** Reports files with keys or tokens that are copied into the image by name. */
export const secretFileCopied = defineInstructionRule({
  id: 'secret-file-copied',
  summary: 'File with a key or a token is copied into the image',
  severity: 'warning',
  instructions: ['COPY', 'ADD'],
  withTriggers: true,
  *checkInstruction(instruction) {
    if (instruction.from) return;
    for (const { span, value } of instruction.sources) {
      if (!isSecret(value)) continue;
      yield {
        span,
        message: `${baseName(value)} stays in a layer of the image, where everybody can read it even when a later line removes it.`,
      };
    }
  },
});

function isSecret(path: string): boolean {
  const name = baseName(path);
  return (
    /^(?:\.npmrc|\.yarnrc|\.netrc|_netrc|\.pypirc|\.pgpass|\.git-credentials|\.dockercfg|\.htpasswd|id_(?:rsa|dsa|ecdsa|ed25519)|kubeconfig|\.env\.(?:local|prod|production|staging|secret))$/.test(
      name,
    ) ||
    /(?:^|\/)\.(?:aws\/credentials|aws|ssh|gnupg|docker\/config\.json|kube\/config|kube|azure|config\/gcloud)\/?$/.test(
      path,
    )
  );
}
