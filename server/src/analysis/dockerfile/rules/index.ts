import type { Rule } from '../../core/rule.ts';
import type { DockerfileModel } from '../model/model.ts';
import { addInsteadOfCopy } from './add-instead-of-copy.ts';
import { andOrAsIf } from './and-or-as-if.ts';
import { aptInScript } from './apt-in-script.ts';
import { arrayAsString } from './array-as-string.ts';
import { backgroundCommand } from './background-command.ts';
import { backtickSubstitution } from './backtick-substitution.ts';
import { bashSyntaxInSh } from './bash-syntax-in-sh.ts';
import { bracketedTrSet } from './bracketed-tr-set.ts';
import { bracketsAsPattern } from './brackets-as-pattern.ts';
import { brokenAssignment } from './broken-assignment.ts';
import { brokenEntrypointScript } from './broken-entrypoint-script.ts';
import { carriageReturnInScript } from './carriage-return-in-script.ts';
import { cdAndBack } from './cd-and-back.ts';
import { cdInRun } from './cd-in-run.ts';
import { commandInOneWord } from './command-in-one-word.ts';
import { competingRedirects } from './competing-redirects.ts';
import { consecutiveRuns } from './consecutive-runs.ts';
import { constantPlatform } from './constant-platform.ts';
import { constantTest } from './constant-test.ts';
import { copiedArchive } from './copied-archive.ts';
import { copiedRoot } from './copied-root.ts';
import { copyIgnoredFile } from './copy-ignored-file.ts';
import { copyOfInheritedFile } from './copy-of-inherited-file.ts';
import { copyWithoutOwner } from './copy-without-owner.ts';
import { countedGrep } from './counted-grep.ts';
import { curlWithoutFail } from './curl-without-fail.ts';
import { deprecatedGrep } from './deprecated-grep.ts';
import { directiveCasing } from './directive-casing.ts';
import { distributionUpgrade } from './distribution-upgrade.ts';
import { dollarInArithmetic } from './dollar-in-arithmetic.ts';
import { dollarInLoopName } from './dollar-in-loop-name.ts';
import { duplicateStageName } from './duplicate-stage-name.ts';
import { earlyAlias } from './early-alias.ts';
import { earlyTrap } from './early-trap.ts';
import { emptyBaseDefault } from './empty-base-default.ts';
import { emptyContinuationLine } from './empty-continuation-line.ts';
import { endOfLifeBase } from './end-of-life-base.ts';
import { endangeredRoot } from './endangered-root.ts';
import { escapeInEcho } from './escape-in-echo.ts';
import { exportedValue } from './exported-value.ts';
import { extremeHealthcheckTiming } from './extreme-healthcheck-timing.ts';
import { foreignLibc } from './foreign-libc.ts';
import { fromAsCasing } from './from-as-casing.ts';
import { frontendInEnvironment } from './frontend-in-environment.ts';
import { globAsOption } from './glob-as-option.ts';
import { globInGrep } from './glob-in-grep.ts';
import { grepOutputTested } from './grep-output-tested.ts';
import { hadolintComment } from './hadolint-comment.ts';
import { hostPortInExpose } from './host-port-in-expose.ts';
import { ignoredCommand } from './ignored-command.ts';
import { indirectExitStatus } from './indirect-exit-status.ts';
import { installWithoutUpdate } from './install-without-update.ts';
import { interruptedQuotes } from './interrupted-quotes.ts';
import { invalidDefinitionDescription } from './invalid-definition-description.ts';
import { invalidExitStatus } from './invalid-exit-status.ts';
import { invalidLabelKey } from './invalid-label-key.ts';
import { joinedTest } from './joined-test.ts';
import { jumpOutsideLoop } from './jump-outside-loop.ts';
import { keywordInCapitals } from './keyword-in-capitals.ts';
import { largeUserId } from './large-user-id.ts';
import { lateDependencies } from './late-dependencies.ts';
import { lateDirective } from './late-directive.ts';
import { latePrefixAssignment } from './late-prefix-assignment.ts';
import { legacyKeyValue } from './legacy-key-value.ts';
import { letterRangeInTr } from './letter-range-in-tr.ts';
import { literalBackslash } from './literal-backslash.ts';
import { literalBrace } from './literal-brace.ts';
import { loopedFileWords } from './looped-file-words.ts';
import { lostShellState } from './lost-shell-state.ts';
import { lostVariableChange } from './lost-variable-change.ts';
import { maintainer } from './maintainer.ts';
import { malformedLabel } from './malformed-label.ts';
import { maskedExitStatus } from './masked-exit-status.ts';
import { misplacedKeyword } from './misplaced-keyword.ts';
import { misplacedProgramFile } from './misplaced-program-file.ts';
import { missingBlank } from './missing-blank.ts';
import { missingCacheMount } from './missing-cache-mount.ts';
import { missingCopySource } from './missing-copy-source.ts';
import { missingHealthcheck } from './missing-healthcheck.ts';
import { missingLabel } from './missing-label.ts';
import { missingPathFolder } from './missing-path-folder.ts';
import { missingProgram } from './missing-program.ts';
import { missingStagePath } from './missing-stage-path.ts';
import { missingYesFlag } from './missing-yes-flag.ts';
import { misspelledDirective } from './misspelled-directive.ts';
import { mixedInstructionCasing } from './mixed-instruction-casing.ts';
import { modeChangedAfterCopy } from './mode-changed-after-copy.ts';
import { modeOfLastFolder } from './mode-of-last-folder.ts';
import { namedUser } from './named-user.ts';
import { noisyDownload } from './noisy-download.ts';
import { numbersComparedAsText } from './numbers-compared-as-text.ts';
import { obsoleteArithmetic } from './obsolete-arithmetic.ts';
import { operatorInExecForm } from './operator-in-exec-form.ts';
import { outdatedSyntax } from './outdated-syntax.ts';
import { outputAsCommand } from './output-as-command.ts';
import { overwrittenInput } from './overwritten-input.ts';
import { packageCacheLeft } from './package-cache-left.ts';
import { packageManagerAsProcess } from './package-manager-as-process.ts';
import { parsedFind } from './parsed-find.ts';
import { parsedLs } from './parsed-ls.ts';
import { parsedPs } from './parsed-ps.ts';
import { pipeWithoutPipefail } from './pipe-without-pipefail.ts';
import { prefixedComparison } from './prefixed-comparison.ts';
import { protocolCasing } from './protocol-casing.ts';
import { quotedTilde } from './quoted-tilde.ts';
import { quotesInVariable } from './quotes-in-variable.ts';
import { readWithoutR } from './read-without-r.ts';
import { recommendedPackages } from './recommended-packages.ts';
import { redirectInTest } from './redirect-in-test.ts';
import { redirectOrder } from './redirect-order.ts';
import { redirectWithoutRights } from './redirect-without-rights.ts';
import { redundantTargetPlatform } from './redundant-target-platform.ts';
import { refusedIgnoreFile } from './refused-ignore-file.ts';
import { relativeCopy } from './relative-copy.ts';
import { relativeWorkdir } from './relative-workdir.ts';
import { removedInLaterLayer } from './removed-in-later-layer.ts';
import { repeatedCommand } from './repeated-command.ts';
import { repeatedRedirect } from './repeated-redirect.ts';
import { replacedShell } from './replaced-shell.ts';
import { reservedStageName } from './reserved-stage-name.ts';
import { runsAsRoot } from './runs-as-root.ts';
import { scriptWithoutExec } from './script-without-exec.ts';
import { secretFileCopied } from './secret-file-copied.ts';
import { secretInCommand } from './secret-in-command.ts';
import { secretInContext } from './secret-in-context.ts';
import { secretInVariable } from './secret-in-variable.ts';
import { selfAssignment } from './self-assignment.ts';
import { severalSourcesOneFile } from './several-sources-one-file.ts';
import { shellFormArguments } from './shell-form-arguments.ts';
import { shellFormCommand } from './shell-form-command.ts';
import { shellSyntaxError } from './shell-syntax-error.ts';
import { shellWithoutExec } from './shell-without-exec.ts';
import { singlePassLoop } from './single-pass-loop.ts';
import { singleQuotedVariable } from './single-quoted-variable.ts';
import { sourceArchive } from './source-archive.ts';
import { splitArray } from './split-array.ts';
import { stageNameCasing } from './stage-name-casing.ts';
import { sudoInRun } from './sudo-in-run.ts';
import { textInNumberTest } from './text-in-number-test.ts';
import { twoDownloaders } from './two-downloaders.ts';
import { unbracedElement } from './unbraced-element.ts';
import { uncheckedCd } from './unchecked-cd.ts';
import { uncopiedLockfile } from './uncopied-lockfile.ts';
import { undefinedBaseArgument } from './undefined-base-argument.ts';
import { undefinedShellVariable } from './undefined-shell-variable.ts';
import { undefinedVariable } from './undefined-variable.ts';
import { ungracefulStopSignal } from './ungraceful-stop-signal.ts';
import { ungroupedFind } from './ungrouped-find.ts';
import { unknownOwner } from './unknown-owner.ts';
import { unknownStage } from './unknown-stage.ts';
import { unknownSyntaxImage } from './unknown-syntax-image.ts';
import { unknownUser } from './unknown-user.ts';
import { unlistedLabel } from './unlisted-label.ts';
import { unlockedInstall } from './unlocked-install.ts';
import { unneededFilesCopied } from './unneeded-files-copied.ts';
import { unpinnedBaseImage } from './unpinned-base-image.ts';
import { unpinnedPackage } from './unpinned-package.ts';
import { unpinnedSystemPackage } from './unpinned-system-package.ts';
import { unquotedArgumentList } from './unquoted-argument-list.ts';
import { unquotedCommandSubstitution } from './unquoted-command-substitution.ts';
import { unquotedPattern } from './unquoted-pattern.ts';
import { unquotedRightSide } from './unquoted-right-side.ts';
import { unquotedTestArgument } from './unquoted-test-argument.ts';
import { unquotedVariable } from './unquoted-variable.ts';
import { unreachableStage } from './unreachable-stage.ts';
import { unsuitableCommand } from './unsuitable-command.ts';
import { untrustedRegistry } from './untrusted-registry.ts';
import { unusedShellVariable } from './unused-shell-variable.ts';
import { updateInOwnLayer } from './update-in-own-layer.ts';
import { upgradeInBuild } from './upgrade-in-build.ts';
import { uselessCat } from './useless-cat.ts';
import { uselessEcho } from './useless-echo.ts';
import { variableAsFormat } from './variable-as-format.ts';
import { variableInExecForm } from './variable-in-exec-form.ts';
import { wrongPrintfArguments } from './wrong-printf-arguments.ts';

/** Every rule for Dockerfiles, sorted by id. */
export const dockerfileRules: readonly Rule<DockerfileModel>[] = [
  addInsteadOfCopy,
  andOrAsIf,
  aptInScript,
  arrayAsString,
  backgroundCommand,
  backtickSubstitution,
  bashSyntaxInSh,
  bracketedTrSet,
  bracketsAsPattern,
  brokenAssignment,
  brokenEntrypointScript,
  carriageReturnInScript,
  cdAndBack,
  cdInRun,
  commandInOneWord,
  competingRedirects,
  consecutiveRuns,
  constantPlatform,
  constantTest,
  copiedArchive,
  copiedRoot,
  copyIgnoredFile,
  copyOfInheritedFile,
  copyWithoutOwner,
  countedGrep,
  curlWithoutFail,
  deprecatedGrep,
  directiveCasing,
  distributionUpgrade,
  dollarInArithmetic,
  dollarInLoopName,
  duplicateStageName,
  earlyAlias,
  earlyTrap,
  emptyBaseDefault,
  emptyContinuationLine,
  endOfLifeBase,
  endangeredRoot,
  escapeInEcho,
  exportedValue,
  extremeHealthcheckTiming,
  foreignLibc,
  fromAsCasing,
  frontendInEnvironment,
  globAsOption,
  globInGrep,
  grepOutputTested,
  hadolintComment,
  hostPortInExpose,
  ignoredCommand,
  indirectExitStatus,
  installWithoutUpdate,
  interruptedQuotes,
  invalidDefinitionDescription,
  invalidExitStatus,
  invalidLabelKey,
  joinedTest,
  jumpOutsideLoop,
  keywordInCapitals,
  largeUserId,
  lateDependencies,
  lateDirective,
  latePrefixAssignment,
  legacyKeyValue,
  letterRangeInTr,
  literalBackslash,
  literalBrace,
  loopedFileWords,
  lostShellState,
  lostVariableChange,
  maintainer,
  malformedLabel,
  maskedExitStatus,
  misplacedKeyword,
  misplacedProgramFile,
  missingBlank,
  missingCacheMount,
  missingCopySource,
  missingHealthcheck,
  missingLabel,
  missingPathFolder,
  missingProgram,
  missingStagePath,
  missingYesFlag,
  misspelledDirective,
  mixedInstructionCasing,
  modeChangedAfterCopy,
  modeOfLastFolder,
  namedUser,
  noisyDownload,
  numbersComparedAsText,
  obsoleteArithmetic,
  operatorInExecForm,
  outdatedSyntax,
  outputAsCommand,
  overwrittenInput,
  packageCacheLeft,
  packageManagerAsProcess,
  parsedFind,
  parsedLs,
  parsedPs,
  pipeWithoutPipefail,
  prefixedComparison,
  protocolCasing,
  quotedTilde,
  quotesInVariable,
  readWithoutR,
  recommendedPackages,
  redirectInTest,
  redirectOrder,
  redirectWithoutRights,
  redundantTargetPlatform,
  refusedIgnoreFile,
  relativeCopy,
  relativeWorkdir,
  removedInLaterLayer,
  repeatedCommand,
  repeatedRedirect,
  replacedShell,
  reservedStageName,
  runsAsRoot,
  scriptWithoutExec,
  secretFileCopied,
  secretInCommand,
  secretInContext,
  secretInVariable,
  selfAssignment,
  severalSourcesOneFile,
  shellFormArguments,
  shellFormCommand,
  shellSyntaxError,
  shellWithoutExec,
  singlePassLoop,
  singleQuotedVariable,
  sourceArchive,
  splitArray,
  stageNameCasing,
  sudoInRun,
  textInNumberTest,
  twoDownloaders,
  unbracedElement,
  uncheckedCd,
  uncopiedLockfile,
  undefinedBaseArgument,
  undefinedShellVariable,
  undefinedVariable,
  ungracefulStopSignal,
  ungroupedFind,
  unknownOwner,
  unknownStage,
  unknownSyntaxImage,
  unknownUser,
  unlistedLabel,
  unlockedInstall,
  unneededFilesCopied,
  unpinnedBaseImage,
  unpinnedPackage,
  unpinnedSystemPackage,
  unquotedArgumentList,
  unquotedCommandSubstitution,
  unquotedPattern,
  unquotedRightSide,
  unquotedTestArgument,
  unquotedVariable,
  unreachableStage,
  unsuitableCommand,
  untrustedRegistry,
  unusedShellVariable,
  updateInOwnLayer,
  upgradeInBuild,
  uselessCat,
  uselessEcho,
  variableAsFormat,
  variableInExecForm,
  wrongPrintfArguments,
];
