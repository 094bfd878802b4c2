/** Phrases that differ by host. Messages use those for GitHub, and the command line replaces them. */
type HostWords = { readonly github: string; readonly commandLine: string }

export const HOST_WORDS = {
  fetchLfs: { github: 'set `lfs: true` on actions/checkout', commandLine: 'run `git lfs pull`' },
  checkOutFirst: {
    github: 'the job may lack an actions/checkout step before this one',
    commandLine: 'the repository may have to be cloned first (`git clone`)',
  },
  sparseCheckout: {
    github: 'check `sparse-checkout` of actions/checkout',
    commandLine: 'run `git sparse-checkout disable`',
  },
  fetchSubmodules: {
    github: 'set `submodules: true` on actions/checkout',
    commandLine: 'run `git submodule update --init`',
  },
  passToken: {
    github: 'as an expression of `secrets`',
    commandLine: 'unquoted or in double quotes',
  },
  secret: { github: 'the secret', commandLine: 'the token' },
  earlierStep: { github: 'in a step before this one', commandLine: 'before this command' },
  step: { github: 'any step that', commandLine: 'anything that' },
  job: { github: 'the job', commandLine: 'the command' },
  machine: { github: 'the runner', commandLine: 'the machine' },
  fullList: { github: 'the job summary and the JSON report', commandLine: 'the JSON report' },
} as const satisfies Readonly<Record<string, HostWords>>
