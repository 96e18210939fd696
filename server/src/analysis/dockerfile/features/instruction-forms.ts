import type { InstructionName } from '../syntax/nodes.ts';

/** One way to write an instruction. */
export interface InstructionForm {
  /** The form as people read it. */
  readonly label: string;
  /** Parts of the label in their order, with what they mean in Markdown. */
  readonly parameters: readonly { readonly label: string; readonly documentation: string }[];
  /** Whether the first parameter stands for the flags. */
  readonly hasFlags: boolean;
}

/** How each instruction is written, the usual way first. */
export const instructionForms: Readonly<Record<InstructionName, readonly InstructionForm[]>> = {
  ADD: [
    form(
      'ADD «[flags]» «source…» «destination»',
      'Such as `--chown=user:group`, `--chmod=755`, `--checksum=sha256:…`, `--link`.',
      'A file, folder or pattern of the build context, a URL, a Git repository, or a heredoc.',
      'Where it goes. With several sources, a folder that ends with `/`.',
    ),
    form(
      'ADD «[flags]» [«"source"…», «"destination"»]',
      'Such as `--chown=user:group`, `--chmod=755`, `--link`.',
      'A source; this form takes paths with blanks.',
      'Where it goes. With several sources, a folder that ends with `/`.',
    ),
  ],
  ARG: [
    form(
      'ARG «name[=default]…»',
      'A name that `--build-arg` may set, and the value that it has otherwise.',
    ),
  ],
  CMD: [
    form('CMD ["«program»", "«argument»"…]', 'The program, without a shell.', 'Its arguments.'),
    form('CMD «command»', 'A line for the shell, which becomes process 1.'),
  ],
  COPY: [
    form(
      'COPY «[flags]» «source…» «destination»',
      'Such as `--from=stage`, `--chown=user:group`, `--chmod=755`, `--link`.',
      'A file, folder or pattern of the build context, of what `--from` names, or a heredoc.',
      'Where it goes. With several sources, a folder that ends with `/`.',
    ),
    form(
      'COPY «[flags]» [«"source"…», «"destination"»]',
      'Such as `--from=stage`, `--chown=user:group`, `--chmod=755`, `--link`.',
      'A source; this form takes paths with blanks.',
      'Where it goes. With several sources, a folder that ends with `/`.',
    ),
  ],
  ENTRYPOINT: [
    form(
      'ENTRYPOINT ["«program»", "«argument»"…]',
      'The program that every container runs.',
      'Its first arguments; CMD adds more.',
    ),
    form('ENTRYPOINT «command»', 'A line for the shell, which passes on neither CMD nor signals.'),
  ],
  ENV: [form('ENV «name=value…»', 'A variable of the rest of the build and of every container.')],
  EXPOSE: [
    form('EXPOSE «port[/protocol]…»', 'A port or a range, with `tcp`, `udp` or `sctp` behind it.'),
  ],
  FROM: [
    form(
      'FROM «[--platform=platform]» «image» «[AS name]»',
      'The platform of the image, such as `linux/amd64`; the one that is built for by default.',
      'An image with tag or digest, an earlier stage, or `scratch`.',
      'A name for the stage, in lower case.',
    ),
  ],
  HEALTHCHECK: [
    form(
      'HEALTHCHECK «[flags]» CMD «command»',
      '`--interval=30s`, `--timeout=30s`, `--start-period=0s`, `--start-interval=5s`, `--retries=3`.',
      'What is run inside the container: 0 means healthy, 1 means not.',
    ),
    form('HEALTHCHECK «NONE»', 'Switches off the check of the base image.'),
  ],
  LABEL: [
    form('LABEL «key=value…»', 'Metadata; keys look like `org.opencontainers.image.source`.'),
  ],
  MAINTAINER: [form('MAINTAINER «name»', 'Who looks after the image.')],
  ONBUILD: [form('ONBUILD «instruction»', 'An instruction for builds that start from this image.')],
  RUN: [
    form(
      'RUN «[flags]» «command»',
      '`--mount=type=…`, `--network=none`, `--security=insecure`.',
      'A line for the shell.',
    ),
    form(
      'RUN «[flags]» ["«program»", "«argument»"…]',
      '`--mount=type=…`, `--network=none`, `--security=insecure`.',
      'A program that is run without a shell.',
      'Its arguments.',
    ),
    form(
      'RUN «[flags]» <<«EOF»',
      '`--mount=type=…`, `--network=none`, `--security=insecure`.',
      'The word that ends the script below; the script goes on after errors unless it says `set -e`.',
    ),
  ],
  SHELL: [
    form(
      'SHELL ["«shell»", "«argument»"…]',
      'The program that reads the following shell forms.',
      'Its arguments; the last one makes it take a command, such as `-c`.',
    ),
  ],
  STOPSIGNAL: [form('STOPSIGNAL «signal»', 'A name such as `SIGQUIT`, or a number.')],
  USER: [
    form(
      'USER «user»«[:group]»',
      'A name that the image knows, or a number.',
      'A group that the image knows, or a number.',
    ),
  ],
  VOLUME: [
    form('VOLUME ["«path»"…]', 'A folder that is kept outside the container.'),
    form('VOLUME «path…»', 'Folders that are kept outside the container.'),
  ],
  WORKDIR: [form('WORKDIR «path»', 'A folder; relative ones are joined to the one before.')],
};

/** A form from its label with the parameters in «…», and what each of them means. */
function form(marked: string, ...documentation: readonly string[]): InstructionForm {
  const parameters = [...marked.matchAll(/«([^»]*)»/g)].map(([, label = ''], index) => ({
    label,
    documentation: documentation[index] ?? '',
  }));
  const hasFlags = /^(?:\[flags\]|\[--)/.test(parameters[0]?.label ?? '');
  return { label: marked.replace(/[«»]/g, ''), parameters, hasFlags };
}
