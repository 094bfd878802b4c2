import { describe, expect, test } from '@jest/globals'
import { type PublishedRun, requests, run, warnings } from '../rig/bundle.ts'
import { checkout, sessionId, sessions, transcript } from '../rig/checkout.ts'
import { withCloud } from '../rig/with-cloud.ts'

const HISTORY = '.specstory/history'
const NO_ID = '## SpecStory\n\n_**User**_\n\nHello\n'
const twoPaths = checkout({ [`apps/web/${HISTORY}/a.md`]: transcript(sessionId(1)), 'apps/api/x': '' })

async function told(
  workspace: string,
  inputs: Record<string, string>,
): Promise<PublishedRun & { made: Record<string, number> }> {
  return await withCloud({}, async (cloud) => {
    const ending = await run(cloud, { workspace, inputs })
    return { ...ending, made: requests(cloud) }
  })
}

describe('a path that does not exist', () => {
  test.concurrent.each([{}, { mode: 'check' }, { 'if-no-sessions': 'error' }])(
    'is red before anything is sent, and says what there is instead: %j',
    async (inputs) => {
      const ending = await told(twoPaths, { path: 'apps/web\nnaps/web', ...inputs })
      expect(ending.made).toEqual({})
      expect(ending).toMatchObject({ exitCode: 1, report: { failures: [{ code: 'path-not-found' }] } })
      for (const text of [ending.log, ending.summary]) expect(text).toContain('did you mean `apps/web`')
    },
  )

  test.concurrent('is no matter with if-no-sessions: ignore', async () => {
    const ending = await told(twoPaths, { path: 'apps/web\nnaps/web', 'if-no-sessions': 'ignore' })
    expect(ending.outputs).toMatchObject({ status: 'complete', created: '1' })
    expect(warnings(ending)).toEqual([])
  })
})

describe('a path without a history directory', () => {
  const inputs = { path: 'apps/web\napps/api' }

  test.concurrent('is one warning by its name, in the summary too', async () => {
    const ending = await told(twoPaths, inputs)
    expect(ending.outputs).toMatchObject({ status: 'complete', created: '1' })
    expect(warnings(ending)).toEqual([expect.stringContaining(`apps/api/${HISTORY}`)])
    expect(ending.summary).toContain(`\`apps/api/${HISTORY}\` does not exist`)
  })

  test.concurrent('is an error with if-no-sessions: error', async () => {
    const ending = await told(twoPaths, { ...inputs, 'if-no-sessions': 'error' })
    expect(ending).toMatchObject({
      exitCode: 1,
      report: { failures: [{ code: 'no-sessions', message: expect.stringContaining(`apps/api/${HISTORY}`) }] },
    })
  })

  test.concurrent('is nothing with if-no-sessions: ignore', async () => {
    expect(warnings(await told(twoPaths, { ...inputs, 'if-no-sessions': 'ignore' }))).toEqual([])
  })

  test.concurrent('is told once where no path has one', async () => {
    const ending = await told(checkout({ 'a/x': '', 'b/x': '' }), { path: 'a\nb' })
    expect(warnings(ending)).toEqual([expect.stringMatching(/title=No sessions::.*a\/\.specstory.*b\/\.specstory/)])
    expect(ending.summary).toContain('No sessions found in')
  })
})

describe('a mistyped history-dir is named with the directory that exists', () => {
  const NAMED = /`history-dir` names `docs\/histroy`.*`docs\/history` does/

  test.concurrent('as an error when it is in none of the paths', async () => {
    const workspace = checkout({ 'docs/history/a.md': transcript(sessionId(1)) })
    const ending = await told(workspace, { 'history-dir': 'docs/histroy' })
    expect([ending.exitCode, ending.outputs['status']]).toEqual([1, 'failed'])
    expect(ending.log).toMatch(new RegExp(`^::error title=SpecStory sync%3A path not found::.*${NAMED.source}`, 'm'))
    const ignored = await told(workspace, { 'history-dir': 'docs/histroy', 'if-no-sessions': 'ignore' })
    expect([ignored.exitCode, warnings(ignored)]).toEqual([0, []])
  })

  test.concurrent('as a warning when another path has it', async () => {
    const files = { 'a/docs/histroy/a.md': transcript(sessionId(1)), 'b/docs/history/b.md': transcript(sessionId(2)) }
    const ending = await told(checkout(files), { path: 'a\nb', 'history-dir': 'docs/histroy' })
    expect(warnings(ending)).toEqual([expect.stringMatching(NAMED)])
  })
})

describe('with `unidentified: skip` a checkout of nothing but transcripts without an id', () => {
  const workspace = checkout({ [`${HISTORY}/a.md`]: NO_ID, [`${HISTORY}/b.md`]: NO_ID })

  test.concurrent.each(['sync', 'check'])('says so in the first line of a %s', async (mode) => {
    const ending = await told(workspace, { mode, 'if-no-sessions': 'ignore', unidentified: 'skip' })
    const words = '2 transcripts without a session ID ignored.'
    expect(ending.log).toContain(`No sessions found. ${words}`)
    expect(ending.summary.split('\n')[2]).toBe(words)
  })

  test.concurrent('is not what a filter leaves', async () => {
    const mixed = checkout({ ...sessions(1), [`${HISTORY}/a.md`]: NO_ID })
    const ending = await told(mixed, { providers: 'codex', unidentified: 'skip' })
    expect(ending.log).toMatch(/^SpecStory sync complete\. No sessions to sync/m)
  })
})
