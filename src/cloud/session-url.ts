/** Where a person sees a project: `{base}/projects/{pid}` (CLOUD-API: Links). `baseUrl` has no trailing slash. */
export function projectUrl(baseUrl: string, projectId: string): string {
  return `${baseUrl}/projects/${encodeURIComponent(projectId)}`
}

/** Where a person sees a session: `{base}/projects/{pid}/sessions/{sid}` (CLOUD-API: Links). */
export function sessionUrl(baseUrl: string, projectId: string, sessionId: string): string {
  return `${projectUrl(baseUrl, projectId)}/sessions/${encodeURIComponent(sessionId)}`
}
