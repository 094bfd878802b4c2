import type { Runner } from './runner.ts'

/**
 * Whether the server is a Gitea or a Forgejo, whose runners set the same variables as GitHub's: their API is the first
 * version of their own, GitHub's own is at the root of a host and that of GitHub Enterprise Server its third
 * (docs/runners.md, Other servers).
 */
export function isGitea({ apiUrl }: Pick<Runner, 'apiUrl'>): boolean {
  return apiUrl.endsWith('/api/v1')
}
