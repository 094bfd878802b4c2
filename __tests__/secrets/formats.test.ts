import { expect, test } from '@jest/globals'
import { Allowlist } from '../../src/secrets/allowlist.ts'
import { MARKS } from '../../src/secrets/marks.ts'
import { RULES } from '../../src/secrets/rules.ts'
import { scanCredentials } from '../../src/secrets/scan.ts'
import { FORMATS, type Format, KINDS } from './formats.ts'

/** The names that the SpecStory CLI writes into its marks. */
const CLI_MARKS = `
  github-pat github-fine-grained-pat github-oauth github-app-token github-refresh-token gitlab-pat aws-access-token
  aws-secret-access-key openai-api-key anthropic-api-key anthropic-admin-api-key gcp-api-key gcp-service-account
  slack-bot-token slack-user-token slack-app-token slack-webhook-url stripe-access-token npm-access-token
  pypi-upload-token huggingface-access-token sendgrid-api-token telegram-bot-api-token jwt private-key groq-api-key
  digitalocean-pat supabase-management-token supabase-project-api-key curl-auth-header curl-auth-user
  langchain-langsmith-personal-access-token langchain-langsmith-service-key linear-api-key notion-api-token
  openrouter-api-key xai-api-key perplexity-api-key replicate-api-token doppler-api-token
  grafana-service-account-token sentry-user-token shopify-access-token square-access-token age-secret-key
  databricks-api-token vercel-personal-access-token azure-ad-client-secret
`.match(/\S+/g)

const textOf = ({ value, text = `the key is ${value}, and no other` }: Format): string => text
async function redact(text: string): Promise<string> {
  return (await scanCredentials(text, { treatment: 'redact', allowlist: new Allowlist() })).redacted
}

test.each(FORMATS)('$rule is replaced, and the text around it stands', async (format) => {
  expect(await redact(textOf(format))).toBe(textOf(format).replace(format.value, `[REDACTED:${format.rule}]`))
})

test.each(FORMATS.filter(({ text }) => text === undefined))(
  '$rule is found in the JSON of a tool',
  async ({ rule, value }) => {
    const json = (inside: string): string => JSON.stringify({ output: `TOKEN:\n${inside}\nDONE` })
    const escaped = json(value).slice('{"output":"TOKEN:\\n'.length, -'\\nDONE"}'.length)
    expect(await redact(json(value))).toBe(json(value).replace(escaped, `[REDACTED:${rule}]`))
  },
)

test.each(['"', "'", '`', '(', '=', ':', '> ', '- [x] ', '|', ',', 'key=', '\t'])(
  'whatever stands in front: %j',
  async (before) => {
    for (const { rule, value, text } of KINDS) {
      if (text === undefined) expect(await redact(`${before}${value}\n`)).toBe(`${before}[REDACTED:${rule}]\n`)
    }
  },
)

test('every mark of the CLI is used, and every mark is one of a format that is tested', () => {
  expect(CLI_MARKS?.filter((mark) => !MARKS.includes(mark))).toEqual([])
  expect([...new Set(FORMATS.map(({ rule }) => rule))].sort()).toEqual(MARKS)
})

test('a scanner of this repository finds nothing in the table', async () => {
  const { readFileSync } = await import('node:fs')
  for (const file of ['formats.ts', 'decoys.ts']) {
    const source = readFileSync(`${import.meta.dirname}/${file}`, 'utf8')
    expect(await redact(source)).toBe(source)
  }
})

test.each(RULES)(
  '$mark: starts, an expression that begins there, and the page that says so',
  ({ starts, expression, page, mark }) => {
    expect(new URL(page).protocol).toBe('https:')
    expect(expression.flags).toBe('y')
    // A repetition without an end is one that a hostile text can make long.
    expect(expression.source.replaceAll(/\[[^\]]*\]/g, 'x')).not.toMatch(/[*+]|\{\d+,\}/)
    for (const start of starts) expect(start).toMatch(/^[\x20-\x7e]{2,}$/)
    const values = FORMATS.filter(({ rule }) => rule === mark).map((format) => textOf(format))
    expect(starts.some((start) => values.some((value) => value.includes(start)))).toBe(true)
  },
)
