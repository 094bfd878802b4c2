import { StartIndex } from './start-index.ts'

type Gate = {
  /** The library's name of the rule, without `@secretlint/secretlint-rule-`. */
  readonly rule: string
  readonly starts: readonly string[]
  /** What has to follow for the rule to find anything: sticky, from the start on. */
  readonly expression: RegExp
}

/** A password in a URL; the rules for databases take any case. */
export const WITH_PASSWORD = /:\/\/[^\s:/]{1,256}:[^\s/@]{1,256}@/y

/**
 * Where each rule of the library's preset can find something. A text that has none of these is not given to it, and where
 * no text of a run has one, the library is not even loaded.
 */
export const PRESET_GATES: readonly Gate[] = [
  // Whole files of other names than a transcript's.
  { rule: 'gcp', starts: [], expression: /$/y },
  { rule: 'privatekey', starts: ['-----BEGIN'], expression: /-----BEGIN ?(?:[A-Z]{2,7} )?PRIVATE KEY/y },
  { rule: 'npm', starts: ['npm_'], expression: /npm_\w{36}/y },
  { rule: 'basicauth', starts: ['://'], expression: WITH_PASSWORD },
  { rule: 'database-connection-string', starts: ['://'], expression: WITH_PASSWORD },
  {
    rule: 'slack',
    starts: ['xoxb-', 'xoxp-', 'xapp-', 'xoxa-', 'xoxo-', 'xoxr-', 'hooks.slack.com/services/'],
    expression: /(?:xox[bpaor]-|xapp-|hooks\.slack\.com\/services\/T)\w/y,
  },
  { rule: 'sendgrid', starts: ['SG.'], expression: /SG\.\w{8}/y },
  {
    rule: 'shopify',
    starts: ['shppa_', 'shpca_', 'shpat_', 'shpss_'],
    expression: /shp(?:pa|ca|at|ss)_[0-9A-Za-z]{32}/y,
  },
  {
    rule: 'stripe',
    starts: ['sk_live_', 'sk_test_', 'rk_live_', 'rk_test_'],
    expression: /[sr]k_(?:live|test)_[0-9A-Za-z]{24}/y,
  },
  {
    rule: 'github',
    starts: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    expression: /(?:gh[pousr]|github_pat)_\w{4}/y,
  },
  { rule: 'gitlab', starts: ['glpat-'], expression: /glpat-[\w-]{20}/y },
  { rule: 'grafana', starts: ['glc_', 'glsa_'], expression: /(?:glc|glsa)_[0-9A-Za-z+/]{32}/y },
  { rule: 'openai', starts: ['T3BlbkFJ'], expression: /T3BlbkFJ[\w-]{20}/y },
  { rule: 'anthropic', starts: ['sk-ant-api0'], expression: /sk-ant-api0\d-[\w-]{90}/y },
  { rule: 'groq', starts: ['gsk_'], expression: /gsk_[0-9A-Za-z]{52}/y },
  { rule: 'huggingface', starts: ['hf_'], expression: /hf_[A-Za-z]{34}/y },
  { rule: 'linear', starts: ['lin_api_'], expression: /lin_api_\w{32}/y },
  { rule: 'notion', starts: ['ntn_'], expression: /ntn_\d{11}/y },
  { rule: '1password', starts: ['ops_ey'], expression: /ops_ey[0-9A-Za-z+/=]{100}/y },
  { rule: 'hashicorp-vault', starts: ['hvs.', 'hvb.', 'hvr.'], expression: /hv[sbr]\.[\w-]{90}/y },
  {
    rule: 'vercel',
    starts: ['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'],
    expression: /vc[piark]_[0-9A-Za-z]{20}/y,
  },
  { rule: 'databricks', starts: ['dapi'], expression: /dapi[0-9A-Fa-f]{32}/y },
  { rule: 'docker', starts: ['dckr_pat_'], expression: /dckr_pat_[\w-]{27}/y },
  { rule: 'figma', starts: ['figd_'], expression: /figd_[\w-]{40}/y },
  { rule: 'cloudflare', starts: ['cfk_', 'cfut_', 'cfat_'], expression: /cf(?:k|ut|at)_[0-9A-Za-z]{40}/y },
  { rule: 'tailscale', starts: ['tskey-'], expression: /tskey-[a-z]{2,20}-\w{8}/y },
]

const STARTS = new StartIndex(PRESET_GATES.flatMap((gate) => gate.starts.map((start) => [start, gate] as const)))

/**
 * Says whether the library could find something in a text.
 *
 * @param text see `plainBreaks`
 */
export function concernsPreset(text: string): boolean {
  for (const { at, item } of STARTS.places(text)) {
    item.expression.lastIndex = at
    if (item.expression.test(text)) return true
  }
  return false
}
