import type { Rule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import { addInsteadOfCopy } from './add-instead-of-copy.ts';
import { aptInScript } from './apt-in-script.ts';
import { backgroundCommand } from './background-command.ts';
import { cdInRun } from './cd-in-run.ts';
import { commandInOneWord } from './command-in-one-word.ts';
import { consecutiveRuns } from './consecutive-runs.ts';
import { constantPlatform } from './constant-platform.ts';
import { copiedArchive } from './copied-archive.ts';
import { copiedRoot } from './copied-root.ts';
import { copyOfInheritedFile } from './copy-of-inherited-file.ts';
import { copyWithoutOwner } from './copy-without-owner.ts';
import { curlWithoutFail } from './curl-without-fail.ts';
import { directiveCasing } from './directive-casing.ts';
import { distributionUpgrade } from './distribution-upgrade.ts';
import { duplicateStageName } from './duplicate-stage-name.ts';
import { emptyBaseDefault } from './empty-base-default.ts';
import { emptyContinuationLine } from './empty-continuation-line.ts';
import { endOfLifeBase } from './end-of-life-base.ts';
import { extremeHealthcheckTiming } from './extreme-healthcheck-timing.ts';
import { foreignLibc } from './foreign-libc.ts';
import { fromAsCasing } from './from-as-casing.ts';
import { frontendInEnvironment } from './frontend-in-environment.ts';
import { hadolintComment } from './hadolint-comment.ts';
import { hostPortInExpose } from './host-port-in-expose.ts';
import { ignoredCommand } from './ignored-command.ts';
import { installWithoutUpdate } from './install-without-update.ts';
import { invalidLabelKey } from './invalid-label-key.ts';
import { largeUserId } from './large-user-id.ts';
import { lateDependencies } from './late-dependencies.ts';
import { lateDirective } from './late-directive.ts';
import { legacyKeyValue } from './legacy-key-value.ts';
import { lostShellState } from './lost-shell-state.ts';
import { maintainer } from './maintainer.ts';
import { malformedLabel } from './malformed-label.ts';
import { misplacedProgramFile } from './misplaced-program-file.ts';
import { missingCacheMount } from './missing-cache-mount.ts';
import { missingHealthcheck } from './missing-healthcheck.ts';
import { missingLabel } from './missing-label.ts';
import { missingPathFolder } from './missing-path-folder.ts';
import { missingProgram } from './missing-program.ts';
import { missingStagePath } from './missing-stage-path.ts';
import { missingYesFlag } from './missing-yes-flag.ts';
import { misspelledDirective } from './misspelled-directive.ts';
import { mixedInstructionCasing } from './mixed-instruction-casing.ts';
import { modeChangedAfterCopy } from './mode-changed-after-copy.ts';
import { namedUser } from './named-user.ts';
import { noisyDownload } from './noisy-download.ts';
import { operatorInExecForm } from './operator-in-exec-form.ts';
import { outdatedSyntax } from './outdated-syntax.ts';
import { packageCacheLeft } from './package-cache-left.ts';
import { packageManagerAsProcess } from './package-manager-as-process.ts';
import { pipeWithoutPipefail } from './pipe-without-pipefail.ts';
import { protocolCasing } from './protocol-casing.ts';
import { recommendedPackages } from './recommended-packages.ts';
import { redundantTargetPlatform } from './redundant-target-platform.ts';
import { relativeCopy } from './relative-copy.ts';
import { relativeWorkdir } from './relative-workdir.ts';
import { removedInLaterLayer } from './removed-in-later-layer.ts';
import { repeatedCommand } from './repeated-command.ts';
import { replacedShell } from './replaced-shell.ts';
import { reservedStageName } from './reserved-stage-name.ts';
import { runsAsRoot } from './runs-as-root.ts';
import { secretFileCopied } from './secret-file-copied.ts';
import { secretInCommand } from './secret-in-command.ts';
import { secretInVariable } from './secret-in-variable.ts';
import { severalSourcesOneFile } from './several-sources-one-file.ts';
import { shellFormArguments } from './shell-form-arguments.ts';
import { shellFormCommand } from './shell-form-command.ts';
import { sourceArchive } from './source-archive.ts';
import { stageNameCasing } from './stage-name-casing.ts';
import { sudoInRun } from './sudo-in-run.ts';
import { twoDownloaders } from './two-downloaders.ts';
import { undefinedBaseArgument } from './undefined-base-argument.ts';
import { undefinedVariable } from './undefined-variable.ts';
import { ungracefulStopSignal } from './ungraceful-stop-signal.ts';
import { unknownOwner } from './unknown-owner.ts';
import { unknownStage } from './unknown-stage.ts';
import { unknownSyntaxImage } from './unknown-syntax-image.ts';
import { unknownUser } from './unknown-user.ts';
import { unlistedLabel } from './unlisted-label.ts';
import { unlockedInstall } from './unlocked-install.ts';
import { unpinnedBaseImage } from './unpinned-base-image.ts';
import { unpinnedPackage } from './unpinned-package.ts';
import { unpinnedSystemPackage } from './unpinned-system-package.ts';
import { unreachableStage } from './unreachable-stage.ts';
import { unsuitableCommand } from './unsuitable-command.ts';
import { untrustedRegistry } from './untrusted-registry.ts';
import { updateInOwnLayer } from './update-in-own-layer.ts';
import { upgradeInBuild } from './upgrade-in-build.ts';
import { variableInExecForm } from './variable-in-exec-form.ts';

/** Every rule for Dockerfiles, sorted by id. */
export const dockerfileRules: readonly Rule<DockerfileModel>[] = [
  addInsteadOfCopy,
  aptInScript,
  backgroundCommand,
  cdInRun,
  commandInOneWord,
  consecutiveRuns,
  constantPlatform,
  copiedArchive,
  copiedRoot,
  copyOfInheritedFile,
  copyWithoutOwner,
  curlWithoutFail,
  directiveCasing,
  distributionUpgrade,
  duplicateStageName,
  emptyBaseDefault,
  emptyContinuationLine,
  endOfLifeBase,
  extremeHealthcheckTiming,
  foreignLibc,
  fromAsCasing,
  frontendInEnvironment,
  hadolintComment,
  hostPortInExpose,
  ignoredCommand,
  installWithoutUpdate,
  invalidLabelKey,
  largeUserId,
  lateDependencies,
  lateDirective,
  legacyKeyValue,
  lostShellState,
  maintainer,
  malformedLabel,
  misplacedProgramFile,
  missingCacheMount,
  missingHealthcheck,
  missingLabel,
  missingPathFolder,
  missingProgram,
  missingStagePath,
  missingYesFlag,
  misspelledDirective,
  mixedInstructionCasing,
  modeChangedAfterCopy,
  namedUser,
  noisyDownload,
  operatorInExecForm,
  outdatedSyntax,
  packageCacheLeft,
  packageManagerAsProcess,
  pipeWithoutPipefail,
  protocolCasing,
  recommendedPackages,
  redundantTargetPlatform,
  relativeCopy,
  relativeWorkdir,
  removedInLaterLayer,
  repeatedCommand,
  replacedShell,
  reservedStageName,
  runsAsRoot,
  secretFileCopied,
  secretInCommand,
  secretInVariable,
  severalSourcesOneFile,
  shellFormArguments,
  shellFormCommand,
  sourceArchive,
  stageNameCasing,
  sudoInRun,
  twoDownloaders,
  undefinedBaseArgument,
  undefinedVariable,
  ungracefulStopSignal,
  unknownOwner,
  unknownStage,
  unknownSyntaxImage,
  unknownUser,
  unlistedLabel,
  unlockedInstall,
  unpinnedBaseImage,
  unpinnedPackage,
  unpinnedSystemPackage,
  unreachableStage,
  unsuitableCommand,
  untrustedRegistry,
  updateInOwnLayer,
  upgradeInBuild,
  variableInExecForm,
];
