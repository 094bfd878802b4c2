import { expect, test } from '@jest/globals'
import { createDeadline } from '../../src/deadline.ts'
import { Recorder } from '../../src/run/recorder.ts'
import { searchSessions } from '../../src/sync/search.ts'
import { checkout, sessionId, sessions, transcript } from '../rig/checkout.ts'
import * as runs from '../rig/runs.ts'
import { PROJECT } from '../rig/sync-context.ts'

test('searchSessions counts sessions and searched ignored files, and returns no results without credentials', async () => {
  const workspace = checkout({
    ...sessions(2),
    '.specstory/history/other.markdown': transcript(sessionId(8)),
    '.specstory/history/image.png': '',
  })
  const runner = runs.runner({ workspace })
  const recorder = new Recorder(runner)
  const deadline = createDeadline()
  const inputs = runs.inputs({ mode: 'check', secrets: 'hold' })
  recorder.handle({ event: 'projects-resolved', projects: [PROJECT], optOuts: [], notices: [] })
  const observe: Recorder['handle'] = (event) => recorder.handle(event)
  await searchSessions({ inputs, runner, projects: [PROJECT], deadline, observe, mask: () => {} })
  deadline.clear()
  expect(recorder.run).toMatchObject({ searched: 3, results: [] })
})
