/** Whose secrets begin so, longer prefixes first: none of them is a JWT, and the cloud gives out nothing else. */
const ISSUERS: readonly (readonly [prefix: string, issuer: string])[] = [
  ['github_pat_', 'GitHub'],
  ['ghp_', 'GitHub'],
  ['gho_', 'GitHub'],
  ['ghu_', 'GitHub'],
  ['ghs_', 'GitHub'],
  ['ghr_', 'GitHub'],
  ['sk-ant-', 'Anthropic'],
  ['sk-or-', 'OpenRouter'],
  ['sk_live_', 'Stripe'],
  ['sk_test_', 'Stripe'],
  ['sk-', 'OpenAI'],
  ['glpat-', 'GitLab'],
  ['glptt-', 'GitLab'],
  ['AIza', 'Google'],
  ['ya29.', 'Google'],
  ['AKIA', 'AWS'],
  ['ASIA', 'AWS'],
  ['xoxb-', 'Slack'],
  ['xoxp-', 'Slack'],
  ['xapp-', 'Slack'],
  ['npm_', 'npm'],
  ['pypi-', 'PyPI'],
  ['hf_', 'Hugging Face'],
  ['gsk_', 'Groq'],
  ['xai-', 'xAI'],
  ['dckr_pat_', 'Docker'],
  ['lin_api_', 'Linear'],
  ['ntn_', 'Notion'],
]

/** What stands in the place of a token, and what to do about it; neither holds the text itself. */
export type Mistake = { readonly message: string; readonly hint: string }

/** The token without the `Bearer ` that some copy along; anything else as it is. */
export function bareToken(text: string): string {
  return /^bearer /i.test(text) ? text.slice('bearer '.length).trim() : text
}

/** What a text that cannot be a token of SpecStory's seems to be; `undefined` when nothing speaks against it. */
export function mistakenToken(text: string): Mistake | undefined {
  if (text.startsWith('$')) {
    const message = 'the token is the literal text of a variable or expression, not its value'
    return {
      message,
      hint: 'Pass its value: in a workflow by an expression of `secrets`, in a shell unquoted or in double quotes.',
    }
  }
  if (/^["'`]|["'`]$/.test(text)) {
    return { message: 'the token is given in quotes', hint: 'Store the token alone as the secret, without quotes.' }
  }
  // A `=` at the end alone may be padding.
  if (/^(export )?[A-Za-z_]\w*=[^=]/.test(text)) {
    const hint = 'Store what stands behind the `=` alone as the secret.'
    return { message: 'the token is given as NAME=value', hint }
  }
  const issuer = ISSUERS.find(([prefix]) => text.startsWith(prefix))?.[1]
  if (issuer === undefined) return undefined
  const hint = 'It was not sent. Make an API key with write scope in SpecStory Cloud and store it as the secret.'
  return { message: `the token is one of ${issuer}, not of SpecStory Cloud`, hint }
}
