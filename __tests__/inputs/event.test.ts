import { expect, test } from '@jest/globals'
import { isOnPullRequest } from '../../src/inputs/event.ts'
import * as runs from '../rig/runs.ts'

test.each([
  ['pull_request', true],
  ['pull_request_review', true],
  ['pull_request_review_comment', true],
  ['merge_group', true],
  ['push', false],
  ['schedule', false],
  ['workflow_dispatch', false],
  ['issue_comment', false],
  ['', false],
])('isOnPullRequest for the event "%s" is %s', (eventName, expected) => {
  expect(isOnPullRequest(runs.runner({ eventName }))).toBe(expected)
})
