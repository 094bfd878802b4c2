import { describe, expect, test } from '@jest/globals'
import { type PublishedRun, requests, run, warnings } from '../rig/bundle.ts'
import { checkout, sessionId, sessions, transcript } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const HISTORY = '.specstory/history'
const NO_ID = '## SpecStory\n\n_**User**_\n\nHello\n'
const twoPaths = checkout({ [`apps/web/${HISTORY}/a.md`]: transcript(sessionId(1)), 'apps/api/x': '' })

async function sync(
  workspace: string,
  inputs: Record<string, string>,
): Promise<PublishedRun & { sent: Record<string, number> }> {
  return await withCloud({}, async (cloud) => {
    const result = await run(cloud, { workspace, inputs })
    return { ...result, sent: requests(cloud) }
  })
}

describe('a path that does not exist', () => {
  test.concurrent.each([{}, { mode: 'check' }, { 'if-no-sessions': 'error' }])(
    'fails the run before anything is sent, and suggests a similar path: %j',
    async (inputs) => {
      const result = await sync(twoPaths, { path: 'apps/web\nnaps/web', ...inputs })
      expect(result.sent).toEqual({})
      expect(result).toMatchObject({ exitCode: 1, report: { failures: [{ code: 'path-not-found' }] } })
      for (const text of [result.log, result.summary]) expect(text).toContain('did you mean `apps/web`')
    },
  )

  test.concurrent('is ignored with `if-no-sessions: ignore`', async () => {
    const result = await sync(twoPaths, { path: 'apps/web\nnaps/web', 'if-no-sessions': 'ignore' })
    expect(result.outputs).toMatchObject({ status: 'complete', created: '1' })
    expect(warnings(result)).toEqual([])
  })
})

describe('a path without a history directory', () => {
  const inputs = { path: 'apps/web\napps/api' }

  test.concurrent('is named in one warning and in the summary', async () => {
    const result = await sync(twoPaths, inputs)
    expect(result.outputs).toMatchObject({ status: 'complete', created: '1' })
    expect(warnings(result)).toEqual([expect.stringContaining(`apps/api/${HISTORY}`)])
    expect(result.summary).toContain(`\`apps/api/${HISTORY}\` does not exist`)
  })

  test.concurrent('fails the run with `if-no-sessions: error`', async () => {
    const result = await sync(twoPaths, { ...inputs, 'if-no-sessions': 'error' })
    expect(result).toMatchObject({
      exitCode: 1,
      report: { failures: [{ code: 'no-sessions', message: expect.stringContaining(`apps/api/${HISTORY}`) }] },
    })
  })

  test.concurrent('causes no warning with `if-no-sessions: ignore`', async () => {
    expect(warnings(await sync(twoPaths, { ...inputs, 'if-no-sessions': 'ignore' }))).toEqual([])
  })

  test.concurrent('is named in the same warning as the others when no path has one', async () => {
    const result = await sync(checkout({ 'a/x': '', 'b/x': '' }), { path: 'a\nb' })
    expect(warnings(result)).toEqual([expect.stringMatching(/title=No sessions::.*a\/\.specstory.*b\/\.specstory/)])
    expect(result.summary).toContain('No sessions found in')
  })
})

describe('a mistyped `history-dir`', () => {
  const SUGGESTION = /`history-dir` names `docs\/histroy`.*did you mean `docs\/history`\?/

  test.concurrent('fails the run with a suggestion when it is in none of the paths', async () => {
    const workspace = checkout({ 'docs/history/a.md': transcript(sessionId(1)) })
    const result = await sync(workspace, { 'history-dir': 'docs/histroy' })
    expect([result.exitCode, result.outputs['status']]).toEqual([1, 'failed'])
    expect(result.log).toMatch(
      new RegExp(`^::error title=SpecStory sync%3A path not found::.*${SUGGESTION.source}`, 'm'),
    )
    const ignored = await sync(workspace, { 'history-dir': 'docs/histroy', 'if-no-sessions': 'ignore' })
    expect([ignored.exitCode, warnings(ignored)]).toEqual([0, []])
  })

  test.concurrent('causes a warning with a suggestion when it is in another path', async () => {
    const files = { 'a/docs/histroy/a.md': transcript(sessionId(1)), 'b/docs/history/b.md': transcript(sessionId(2)) }
    const result = await sync(checkout(files), { path: 'a\nb', 'history-dir': 'docs/histroy' })
    expect(warnings(result)).toEqual([expect.stringMatching(SUGGESTION)])
  })
})

describe('a checkout with only transcripts without a session ID, with `unidentified: skip`', () => {
  const workspace = checkout({ [`${HISTORY}/a.md`]: NO_ID, [`${HISTORY}/b.md`]: NO_ID })

  test.concurrent.each(['sync', 'check'])('is described in the headline of a %s', async (mode) => {
    const result = await sync(workspace, { mode, 'if-no-sessions': 'ignore', unidentified: 'skip' })
    const details = '2 transcripts without a session ID'
    expect(result.log).toMatch(new RegExp(`^No sessions found\\. .*${details}`, 'm'))
    expect(result.summary.split('\n')[2]).toContain(details)
  })

  test.concurrent('is not confused with one whose sessions are filtered out', async () => {
    const mixed = checkout({ ...sessions(1), [`${HISTORY}/a.md`]: NO_ID })
    const result = await sync(mixed, { providers: 'codex', unidentified: 'skip' })
    expect(result.log).toMatch(/^SpecStory sync complete\. No sessions to sync/m)
  })
})
