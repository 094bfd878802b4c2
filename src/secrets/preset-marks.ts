/** The marks of the preset's rules, by the rule's name, and by what the credential starts with where it has several. */
const MARKS: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  privatekey: 'private-key',
  npm: 'npm-access-token',
  basicauth: 'basic-auth-url',
  'database-connection-string': {
    mongodb: 'mongodb-connection-string',
    postgres: 'postgresql-connection-string',
    mysql: 'mysql-connection-string',
    'jdbc:mysql': 'mysql-connection-string',
  },
  slack: {
    'xoxb-': 'slack-bot-token',
    'xoxp-': 'slack-user-token',
    'xapp-': 'slack-app-token',
    'xoxo-': 'slack-legacy-token',
    xox: 'slack-legacy-workspace-token',
    'https://': 'slack-webhook-url',
  },
  sendgrid: 'sendgrid-api-token',
  shopify: {
    shpat_: 'shopify-access-token',
    shpca_: 'shopify-custom-access-token',
    shppa_: 'shopify-private-app-access-token',
    shpss_: 'shopify-shared-secret',
  },
  stripe: 'stripe-access-token',
  github: {
    ghp_: 'github-pat',
    github_pat_: 'github-fine-grained-pat',
    gho_: 'github-oauth',
    ghu_: 'github-app-token',
    ghs_: 'github-app-token',
    ghr_: 'github-refresh-token',
  },
  gitlab: 'gitlab-pat',
  grafana: { glc_: 'grafana-cloud-api-token', glsa_: 'grafana-service-account-token' },
  openai: 'openai-api-key',
  anthropic: 'anthropic-api-key',
  groq: 'groq-api-key',
  huggingface: 'huggingface-access-token',
  linear: 'linear-api-key',
  notion: 'notion-api-token',
  '1password': '1password-service-account-token',
  'hashicorp-vault': {
    'hvs.': 'vault-service-token',
    'hvb.': 'vault-batch-token',
    'hvr.': 'vault-recovery-token',
  },
  vercel: {
    vcp_: 'vercel-personal-access-token',
    vci_: 'vercel-integration-token',
    vca_: 'vercel-app-access-token',
    vcr_: 'vercel-app-refresh-token',
    vck_: 'vercel-ai-gateway-key',
  },
  databricks: 'databricks-api-token',
  docker: 'docker-pat',
  figma: 'figma-personal-access-token',
  cloudflare: {
    cfk_: 'cloudflare-global-api-key',
    cfut_: 'cloudflare-api-token',
    cfat_: 'cloudflare-api-token',
  },
  tailscale: 'tailscale-key',
}

/**
 * The mark of what a rule of the preset has found.
 *
 * @param rule without `@secretlint/secretlint-rule-`; one that is not known here is its own mark
 */
export function presetMark(rule: string, value: string): string {
  const marks = MARKS[rule] ?? rule
  if (typeof marks === 'string') return marks
  const found = Object.entries(marks).find(([start]) => value.toLowerCase().startsWith(start))
  return found?.[1] ?? rule
}

/** Every mark that the preset's findings can have. */
export const PRESET_MARKS: readonly string[] = Object.values(MARKS).flatMap((marks) =>
  typeof marks === 'string' ? [marks] : Object.values(marks),
)
