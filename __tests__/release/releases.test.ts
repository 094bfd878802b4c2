import { describe, expect, test } from '@jest/globals'
import { moveMajorTag, type Repository } from '../../scripts/release/move-major-tag.ts'
import {
  findNewestOfMajor,
  getReleaseState,
  isLatest,
  type Release,
  toMajorTag,
} from '../../scripts/release/releases.ts'

const published = (tag: string): Release => ({ tag_name: tag, draft: false, prerelease: false })
const draft = (tag: string): Release => ({ ...published(tag), draft: true })
const preRelease = (tag: string): Release => ({ ...published(tag), prerelease: true })

test.each<[string, Release[], string]>([
  ['nothing of it', [published('v1.0.0')], 'none'],
  ['a draft', [draft('v1.0.1')], 'draft'],
  ['a draft left over beside the release', [draft('v1.0.1'), published('v1.0.1')], 'published'],
  ['a pre-release, which is published too', [preRelease('v1.0.1')], 'published'],
])('the state of v1.0.1 with %s', (_, releases, state) => {
  expect(getReleaseState('v1.0.1', releases)).toBe(state)
})

test.each<[string, string, Release[], boolean]>([
  ['the first release', 'v1.0.0', [], true],
  ['the newest version', 'v1.10.0', [published('v1.9.0'), published('v1.2.0')], true],
  ['a patch of an older minor', 'v1.2.9', [published('v1.2.8'), published('v1.3.0')], false],
  ['a patch of an older major', 'v1.9.9', [published('v2.0.0')], false],
  ['a version below a draft', 'v1.0.1', [draft('v1.1.0')], true],
  ['a version below a pre-release', 'v1.0.1', [preRelease('v2.0.0'), published('v2.0.0-rc.1')], true],
  ['itself, on a second run', 'v1.0.0', [published('v1.0.0')], true],
])('is %s "Latest"', (_, tag, releases, latest) => {
  expect(isLatest(tag, releases)).toBe(latest)
})

test.each<[string, Release[], string | undefined]>([
  ['counts numbers, not letters', [published('v1.9.0'), published('v1.10.0'), published('v1.2.0')], 'v1.10.0'],
  ['leaves out drafts, which is what failed checks leave', [published('v1.0.0'), draft('v1.1.0')], 'v1.0.0'],
  ['leaves out pre-releases', [published('v1.0.0'), preRelease('v1.1.0'), published('v1.2.0-rc.1')], 'v1.0.0'],
  ['keeps to its major', [published('v1.0.0'), published('v2.0.0'), published('v10.0.0')], 'v1.0.0'],
  ['may find nothing', [draft('v1.0.0')], undefined],
])('the newest of v1 %s', (_, releases, newest) => {
  expect(findNewestOfMajor('v1', releases)).toBe(newest)
})

test.each(['', 'v1', 'v1.2', '1.2.3', 'v1.2.3-rc.1', 'v1.2.3\n'])('%j is no version', (tag) => {
  expect(() => toMajorTag(tag)).toThrow('is not a version tag')
})

/** A repository in memory: a commit is `commit of <tag>`. */
function repository(releases: Release[], start: { readonly v1?: string; readonly offMain?: readonly string[] } = {}) {
  const tags = new Map(start.v1 === undefined ? [] : [['v1', `commit of ${start.v1}`]])
  const moves: string[] = []
  const inMemory: Repository = {
    listReleases: () => [...releases],
    resolveCommit: (tag) => `commit of ${tag}`,
    isOnMain: (commit) => !(start.offMain ?? []).some((tag) => commit === `commit of ${tag}`),
    resolveTag: (tag) => tags.get(tag),
    setTag: (tag, commit) => {
      moves.push(commit)
      tags.set(tag, commit)
    },
  }
  return { inMemory, tags, moves }
}

describe('the major tag', () => {
  test.each<[string, Release[], Parameters<typeof repository>[1], string | undefined]>([
    ['is made', [published('v1.0.0')], {}, 'v1.0.0'],
    ['moves to the newest', [published('v1.0.0'), published('v1.1.0')], { v1: 'v1.0.0' }, 'v1.1.0'],
    ['stays after a patch of an older minor', [published('v1.1.0'), published('v1.0.0')], { v1: 'v1.1.0' }, 'v1.1.0'],
    ['is not outranked by a draft', [published('v1.0.0'), draft('v1.9.0')], { v1: 'v1.0.0' }, 'v1.0.0'],
    ['is not outranked by a pre-release', [published('v1.0.0'), preRelease('v1.9.0')], { v1: 'v1.0.0' }, 'v1.0.0'],
    [
      'stays off what is not on main',
      [published('v1.0.0'), published('v1.1.0')],
      { v1: 'v1.0.0', offMain: ['v1.1.0'] },
      'v1.0.0',
    ],
    ['is not made of a pre-release', [preRelease('v1.0.0')], {}, undefined],
  ])('%s', (_, releases, start, expected) => {
    const { inMemory, tags } = repository(releases, start)
    expect(moveMajorTag(inMemory, 'v1.0.0')).toMatch(/^v1 (?:is|was not moved)/)
    expect(tags.get('v1')).toBe(expected === undefined ? undefined : `commit of ${expected}`)
  })

  test('ends at the newest, although two runs move it at the same moment', () => {
    const releases = [published('v1.1.0')]
    const { inMemory, tags, moves } = repository(releases)
    const slow: Repository = {
      ...inMemory,
      setTag(tag, commit) {
        // Between its look and its move another run publishes a newer version and moves the tag.
        if (releases.length === 1) {
          releases.push(published('v1.2.0'))
          moveMajorTag(inMemory, 'v1.2.0')
        }
        inMemory.setTag(tag, commit)
      },
    }
    moveMajorTag(slow, 'v1.1.0')
    expect(moves).toEqual(['commit of v1.2.0', 'commit of v1.1.0', 'commit of v1.2.0'])
    expect(tags.get('v1')).toBe('commit of v1.2.0')
  })

  test('is not touched while the release is not there', () => {
    const { inMemory, moves } = repository([draft('v1.0.0'), published('v1.1.0')])
    expect(() => moveMajorTag(inMemory, 'v1.0.0')).toThrow('does not list v1.0.0 as published')
    expect(moves).toEqual([])
  })

  test('is not touched when the API fails', () => {
    const { inMemory, moves } = repository([published('v1.0.0')])
    const fails = (): never => {
      throw new Error('HTTP 502')
    }
    for (const broken of ['listReleases', 'resolveCommit', 'isOnMain', 'resolveTag'] as const) {
      expect(() => moveMajorTag({ ...inMemory, [broken]: fails }, 'v1.0.0')).toThrow('HTTP 502')
    }
    expect(moves).toEqual([])
  })
})
