/** Payloads with the fields of GitHub's own, for the repository octo/sessions. */

const SHA = { head: 'a'.repeat(40), base: 'b'.repeat(40) }

function user(login: string): Record<string, unknown> {
  const isBot = login.endsWith('[bot]')
  return {
    login,
    id: login.length * 1_000_003,
    node_id: 'MDQ6VXNlcjU4MzIzMQ==',
    gravatar_id: '',
    url: `https://api.github.com/users/${encodeURIComponent(login)}`,
    html_url: `https://github.com/${isBot ? 'apps/dependabot' : login}`,
    type: isBot ? 'Bot' : 'User',
    user_view_type: 'public',
    site_admin: false,
  }
}

export function repository(fullName: string): Record<string, unknown> {
  const [owner = '', name = ''] = fullName.split('/')
  return {
    id: fullName.length * 7_919,
    node_id: 'R_kgDOJmX1Yw',
    name,
    full_name: fullName,
    private: true,
    owner: user(owner),
    html_url: `https://github.com/${fullName}`,
    description: null,
    fork: fullName !== 'octo/sessions',
    url: `https://api.github.com/repos/${fullName}`,
    default_branch: 'main',
    visibility: 'private',
  }
}

type Head = {
  /** `null` if the fork was deleted. */
  readonly repo: string | null
  readonly ref?: string
  readonly author?: string
}

function pullRequest({ repo, ref = 'add-retries', author = 'ada' }: Head): Record<string, unknown> {
  const [owner = 'ada'] = (repo ?? '').split('/')
  return {
    url: 'https://api.github.com/repos/octo/sessions/pulls/17',
    id: 1_904_432_113,
    node_id: 'PR_kwDOJmX1Y85xg0_x',
    html_url: 'https://github.com/octo/sessions/pull/17',
    number: 17,
    state: 'open',
    locked: false,
    title: 'Add a retry',
    user: user(author),
    body: null,
    labels: [],
    draft: false,
    merged: false,
    merge_commit_sha: 'c'.repeat(40),
    head: {
      label: `${owner}:${ref}`,
      ref,
      sha: SHA.head,
      user: user(owner),
      repo: repo === null ? null : repository(repo),
    },
    base: { label: 'octo:main', ref: 'main', sha: SHA.base, user: user('octo'), repo: repository('octo/sessions') },
    author_association: repo === 'octo/sessions' ? 'MEMBER' : 'NONE',
  }
}

const common = (sender: string) => ({ repository: repository('octo/sessions'), sender: user(sender) })

/** GitHub's events of a pull request, and two that only Gitea has. */
export const pullRequestEvents: Readonly<Record<string, (head: Head) => unknown>> = {
  pull_request: (head) => ({
    action: 'synchronize',
    number: 17,
    before: SHA.base,
    after: SHA.head,
    pull_request: pullRequest(head),
    ...common(head.author ?? 'ada'),
  }),
  pull_request_review: (head) => ({
    action: 'submitted',
    review: { id: 80, user: user('octo'), body: 'LGTM', commit_id: SHA.head, state: 'approved' },
    pull_request: pullRequest(head),
    ...common('octo'),
  }),
  pull_request_review_comment: (head) => ({
    action: 'created',
    comment: { id: 284_312_630, path: 'README.md', commit_id: SHA.head, user: user('octo'), body: 'Why?' },
    pull_request: pullRequest(head),
    ...common('octo'),
  }),
  pull_request_sync: (head) => ({
    action: 'synchronized',
    number: 17,
    pull_request: pullRequest(head),
    ...common(head.author ?? 'ada'),
  }),
  pull_request_approved: (head) => ({
    action: 'reviewed',
    number: 17,
    review: { type: 'pull_request_review_approved', content: 'LGTM' },
    pull_request: pullRequest(head),
    ...common('octo'),
  }),
}

/** A comment on a pull request; a comment on an issue has no `pull_request`. */
export function issueComment(): unknown {
  const url = 'https://api.github.com/repos/octo/sessions/pulls/17'
  return {
    action: 'created',
    issue: { number: 17, title: 'Add a retry', user: user('eve'), state: 'open', pull_request: { url } },
    comment: { id: 99_262_140, user: user('eve'), body: '/sync', author_association: 'NONE' },
    ...common('eve'),
  }
}

export function discussionComment(): unknown {
  return {
    action: 'created',
    discussion: { number: 21, title: 'Which retry?', user: user('eve'), state: 'open' },
    comment: { id: 7_812_113, user: user('eve'), body: '/sync', author_association: 'NONE' },
    ...common('eve'),
  }
}

export function mergeGroup(): unknown {
  return {
    action: 'checks_requested',
    merge_group: {
      head_sha: SHA.head,
      head_ref: 'refs/heads/gh-readonly-queue/main/pr-17-bbbbbbb',
      base_sha: SHA.base,
      base_ref: 'refs/heads/main',
      head_commit: { id: SHA.head, message: 'Merge pull request #17', author: { name: 'Ada' } },
    },
    ...common('octo'),
  }
}

export function push(pusher: string): unknown {
  return {
    ref: 'refs/heads/main',
    before: SHA.base,
    after: SHA.head,
    created: false,
    deleted: false,
    forced: false,
    base_ref: null,
    compare: 'https://github.com/octo/sessions/compare/bbbbbbbbbbbb...aaaaaaaaaaaa',
    commits: [],
    head_commit: { id: SHA.head, message: 'Bump undici from 8.12.3 to 8.12.4', author: { name: pusher } },
    pusher: { name: pusher, email: null },
    ...common(pusher),
  }
}

/** The push of an auto-merged pull request of Dependabot. */
export function dependabotMerge(): unknown {
  return {
    ...(push('dependabot[bot]') as object),
    head_commit: {
      id: SHA.head,
      message: 'Merge pull request #18 from octo/dependabot/npm_and_yarn/undici-8.12.4',
      author: { name: 'dependabot[bot]', username: 'dependabot[bot]' },
      committer: { name: 'GitHub', username: 'web-flow' },
    },
  }
}

export function workflowDispatch(): unknown {
  return { inputs: null, ref: 'refs/heads/main', workflow: '.github/workflows/sync.yml', ...common('ada') }
}

export function schedule(): unknown {
  return { schedule: '23 2 * * *', workflow: '.github/workflows/nightly.yml', repository: repository('octo/sessions') }
}
