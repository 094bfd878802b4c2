import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import stringWidth from 'string-width'
import { renderForTerminal } from '../../src/cli/terminal-markdown.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import * as runs from '../rig/runs.ts'

const ROOT = join(import.meta.dirname, '..', '..')

const TABLE = `| Title | Count |
| :--- | ---: |
| [日本語の題](https://a.example/x) | 7 |
| 👩‍👩‍👧 family \\| more | 12 |
| plain | **100** |`

test('aligns tables by the display width of their characters', () => {
  const lines = renderForTerminal(TABLE, false).split('\n')
  expect(lines).toEqual([
    '  Title              Count',
    '  日本語の題             7',
    '  👩‍👩‍👧 family | more      12',
    '  plain                100',
  ])
  expect(new Set(lines.map((line) => stringWidth(line)))).toEqual(new Set([26]))
})

test('makes links clickable without breaking columns, or prints their address without colors', () => {
  const styled = renderForTerminal(`see [it](https://a.example/x)\n\n${TABLE}`, true)
  expect(styled).toContain('see \u001b]8;;https://a.example/x\u001b\\it\u001b]8;;\u001b\\')
  const rows = styled.split('\n').slice(3)
  expect(new Set(rows.map((line) => stringWidth(line)))).toEqual(new Set([26]))
  expect(renderForTerminal('see [it](https://a.example/x)', false)).toBe('see it (https://a.example/x)')
})

test.each([
  ['### A *b*', 'A *b*'],
  ['**bold** and `code`', 'bold and code'],
  ['a &lt;b&gt; &amp; \\*c\\* \\`d\\` @\u200bme <span>$</span>5', 'a <b> & *c* `d` @me $5'],
  ['<details>\n<summary>More **of it**</summary>\n\nx\n</details>', '▾ More of it\n\nx'],
  ['a\n\n```mermaid\nsankey-beta\n```\n\nb', 'a\n\nb'],
  ['```\n| no | table |\n```', '| no | table |'],
  ['time\\\nplace', 'time\nplace'],
  ['a<br>b on 2026\u201102\u201123', 'a · b on 2026-02-23'],
])('renders %j', (markdown, text) => {
  expect(renderForTerminal(markdown, false)).toBe(text)
})

test.each([
  ['a first sync', runs.firstSync],
  ['a partial failure', runs.partialFailure],
  ['a refused token', runs.refusedToken],
])('renders the summary of %s without markup', (_name, createRun) => {
  const rendered = renderForTerminal(renderSummary(createRun(), 'report.json'), false)
  expect(rendered).not.toMatch(/^#|\*\*\w|\]\(http|<details|^\| |```|\u200b/m)
  expect(rendered).not.toContain('\u001b')
})

test('removes control characters of a hostile title', () => {
  const rendered = renderForTerminal(renderSummary(runs.hostileTitles(), 'report.json'), false)
  expect(rendered.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  expect(rendered).toContain('[click](https://evil.example) ![x](https://evil.example/x.png)')
  expect(renderForTerminal('\\[a\\](x) [b](https://b.example)', false)).toBe('[a](x) b (https://b.example)')
})

test.each([
  ['scripts/start.ts', ['nowhere'], 2, /^Directory not found: .*nowhere$/m],
  ['local-cloud/main.ts', ['--help'], 0, /npm run cloud -- \[--port N\]/],
])('prints a short message for %s %j', (program, args, status, message) => {
  const result = spawnSync(process.execPath, [join(ROOT, program), ...args], { encoding: 'utf8' })
  expect(result.status).toBe(status)
  expect(result.stdout + result.stderr).toMatch(message)
})
