/** What a variable of the environment does, and a value that people give it. */
interface VariableDocs {
  readonly value: string;
  /** Markdown. */
  readonly summary: string;
}

/** Variables that people set in images, in our own words. */
export const variableDocs: Readonly<Record<string, VariableDocs>> = {
  PATH: {
    value: '/opt/bin:\\$PATH',
    summary: 'Folders where programs are looked up, separated by `:`.',
  },
  HOME: { value: '/home/app', summary: 'The home folder of the user.' },
  LANG: { value: 'C.UTF-8', summary: 'Language and encoding of messages and texts.' },
  TZ: { value: 'UTC', summary: 'Time zone; needs the package `tzdata` for anything but UTC.' },
  NODE_ENV: {
    value: 'production',
    summary: 'Mode of Node.js programs; with `production`, npm leaves out devDependencies.',
  },
  NODE_OPTIONS: {
    value: '--max-old-space-size=384',
    summary: 'Options that every `node` takes, such as its heap in MB.',
  },
  PYTHONUNBUFFERED: {
    value: '1',
    summary: 'Python writes its output at once, so that logs are complete.',
  },
  PYTHONDONTWRITEBYTECODE: { value: '1', summary: 'Python writes no `.pyc` files.' },
  PIP_NO_CACHE_DIR: { value: '1', summary: 'pip keeps no downloads in the layer.' },
  UV_COMPILE_BYTECODE: {
    value: '1',
    summary: 'uv compiles when it installs; programs start faster.',
  },
  UV_LINK_MODE: { value: 'copy', summary: 'uv copies out of its cache, as a cache mount needs.' },
  CGO_ENABLED: { value: '0', summary: 'Whether Go links C libraries; `0` makes static programs.' },
  GOFLAGS: { value: '-trimpath', summary: 'Flags that every `go` command takes.' },
  JAVA_TOOL_OPTIONS: {
    value: '-XX:MaxRAMPercentage=75',
    summary: 'Options that every JVM takes; it prints them when it starts.',
  },
  ASPNETCORE_HTTP_PORTS: { value: '8080', summary: 'Ports that ASP.NET Core listens on.' },
  DOTNET_RUNNING_IN_CONTAINER: {
    value: 'true',
    summary: 'Tells .NET that it runs in a container.',
  },
  CARGO_NET_RETRY: { value: '10', summary: 'How often Cargo repeats a download.' },
  PORT: { value: '8080', summary: 'The port that many frameworks listen on.' },
};

/** The variables that BuildKit gives, in our own words. */
export const platformDocs: Readonly<Record<string, string>> = {
  BUILDPLATFORM: 'Platform of the machine that builds, such as `linux/amd64`.',
  BUILDOS: 'Operating system of the machine that builds.',
  BUILDOSVERSION: 'Version of that operating system, for Windows.',
  BUILDARCH: 'Architecture of the machine that builds, such as `amd64`.',
  BUILDVARIANT: 'Variant of that architecture, such as `v7`.',
  TARGETPLATFORM: 'Platform that is built for, such as `linux/arm64`.',
  TARGETOS: 'Operating system that is built for; what `GOOS` takes.',
  TARGETOSVERSION: 'Version of that operating system, for Windows.',
  TARGETARCH: 'Architecture that is built for; what `GOARCH` takes.',
  TARGETVARIANT: 'Variant of that architecture, such as `v7`.',
  TARGETSTAGE: 'Name of the stage that is built.',
};
