import { defineRule } from '../../core/rule.ts';
import { carriedDerivation, ignorePaths, listed } from '../model/carried-files.ts';
import { copiedSources } from '../model/copied-sources.ts';
import type { DockerfileModel } from '../model/model.ts';

/** Reports folders that are copied with keys and passwords in them. */
export const secretInContext = defineRule<DockerfileModel>({
  id: 'secret-in-context',
  summary: 'Copied folder holds keys or passwords',
  severity: 'warning',
  scope: 'workspace',
  *check(model, context) {
    for (const source of copiedSources(model, context.uri, context)) {
      if (source.instruction.kind === 'RUN') continue;
      const secrets = secretsIn(source, context);
      if (secrets.length === 0) continue;
      const { isShipped } = source.stage;
      yield {
        span: source.word.span,
        severity: isShipped ? 'warning' : 'information',
        message: isShipped
          ? `This ${source.instruction.kind} takes ${listed(secrets)} along, which everybody who has the image can read.`
          : `This ${source.instruction.kind} takes ${listed(secrets)} along, which stay readable in the build cache.`,
        fixes: ignorePaths(source, secrets),
      };
    }
  },
});

/** Files that hold nothing but secrets, by their names. */
const secretNames =
  /^(?:\.env(?:\.(?!.*(?:example|sample|template|dist|defaults?|schema)$).+)?|id_(?:rsa|dsa|ecdsa|ed25519)|.+\.(?:key|pfx|p12|jks|keystore|ppk|kdbx|tfstate)|\.netrc|\.pypirc|\.pgpass|\.htpasswd|kubeconfig|.+\.kubeconfig|\.git-credentials|\.dockercfg)$/i;
const secretPaths =
  /(?:^|\/)(?:\.kube\/config|\.aws\/credentials|\.docker\/config\.json|\.ssh\/.+)$/;

const secretsIn = carriedDerivation((held, readFile) =>
  held
    .filter(({ kind, path }) => {
      if (kind !== 'file' || testFolder.test(path)) return false;
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (secretNames.test(name) || secretPaths.test(path)) return true;
      const telling = tellingTexts.find((one) => one.name.test(name));
      return telling?.text.test(readFile(path) ?? '') === true;
    })
    .map(({ path }) => path),
);

/** Keys of tests open nothing. */
const testFolder = /(?:^|\/)(?:tests?|testdata|__tests__|fixtures|examples?|spec)\//i;

/** Files that hold secrets only when a text is in them. */
const tellingTexts = [
  { name: /^\.npmrc$/, text: /:_(?:authToken|password|auth)\s*=\s*(?!\$\{)\S/ },
  { name: /\.pem$/i, text: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/ },
];
