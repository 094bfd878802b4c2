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
  ['no release', [published('v1.0.0')], 'none'],
  ['a draft', [draft('v1.0.1')], 'draft'],
  ['a draft and a release', [draft('v1.0.1'), published('v1.0.1')], 'published'],
  ['a pre-release', [preRelease('v1.0.1')], 'published'],
])('finds the state of v1.0.1 when there is %s', (_, releases, state) => {
  expect(getReleaseState('v1.0.1', releases)).toBe(state)
})

test.each<[string, string, Release[], boolean]>([
  ['the first release', 'v1.0.0', [], true],
  ['the newest version', 'v1.10.0', [published('v1.9.0'), published('v1.2.0')], true],
  ['a patch of an older minor', 'v1.2.9', [published('v1.2.8'), published('v1.3.0')], false],
  ['a patch of an older major', 'v1.9.9', [published('v2.0.0')], false],
  ['a version below a draft', 'v1.0.1', [draft('v1.1.0')], true],
  ['a version below a pre-release', 'v1.0.1', [preRelease('v2.0.0'), published('v2.0.0-rc.1')], true],
  ['a version that is published already', 'v1.0.0', [published('v1.0.0')], true],
])('decides whether %s is marked as "Latest"', (_, tag, releases, latest) => {
  expect(isLatest(tag, releases)).toBe(latest)
})

test.each<[string, Release[], string | undefined]>([
  ['compares versions as numbers', [published('v1.9.0'), published('v1.10.0'), published('v1.2.0')], 'v1.10.0'],
  ['ignores drafts', [published('v1.0.0'), draft('v1.1.0')], 'v1.0.0'],
  ['ignores pre-releases', [published('v1.0.0'), preRelease('v1.1.0'), published('v1.2.0-rc.1')], 'v1.0.0'],
  ['ignores other major versions', [published('v1.0.0'), published('v2.0.0'), published('v10.0.0')], 'v1.0.0'],
  ['returns undefined when there is no published version', [draft('v1.0.0')], undefined],
])('the search for the newest release of v1 %s', (_, releases, newest) => {
  expect(findNewestOfMajor('v1', releases)).toBe(newest)
})

test.each(['', 'v1', 'v1.2', '1.2.3', 'v1.2.3-rc.1', 'v1.2.3\n'])('rejects %j as the tag of a version', (tag) => {
  expect(() => toMajorTag(tag)).toThrow('is not a version tag')
})

/** A repository in memory, in which the commit of a tag is `commit of <tag>`. */
function createRepository(
  releases: Release[],
  start: { readonly v1?: string; readonly offMain?: readonly string[] } = {},
) {
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

describe('moving the major tag', () => {
  test.each<[string, Release[], Parameters<typeof createRepository>[1], string | undefined]>([
    ['creates the tag', [published('v1.0.0')], {}, 'v1.0.0'],
    ['moves the tag to the newest release', [published('v1.0.0'), published('v1.1.0')], { v1: 'v1.0.0' }, 'v1.1.0'],
    [
      'keeps the tag after a patch of an older minor version',
      [published('v1.1.0'), published('v1.0.0')],
      { v1: 'v1.1.0' },
      'v1.1.0',
    ],
    [
      'keeps the tag when the newer release is a draft',
      [published('v1.0.0'), draft('v1.9.0')],
      { v1: 'v1.0.0' },
      'v1.0.0',
    ],
    [
      'keeps the tag when the newer release is a pre-release',
      [published('v1.0.0'), preRelease('v1.9.0')],
      { v1: 'v1.0.0' },
      'v1.0.0',
    ],
    [
      'keeps the tag when the newer release is not on main',
      [published('v1.0.0'), published('v1.1.0')],
      { v1: 'v1.0.0', offMain: ['v1.1.0'] },
      'v1.0.0',
    ],
    ['creates no tag for a pre-release', [preRelease('v1.0.0')], {}, undefined],
  ])('%s', (_, releases, start, expected) => {
    const { inMemory, tags } = createRepository(releases, start)
    expect(moveMajorTag(inMemory, 'v1.0.0')).toMatch(/^v1 (?:is|was not moved)/)
    expect(tags.get('v1')).toBe(expected === undefined ? undefined : `commit of ${expected}`)
  })

  test('leaves the tag at the newest release when two runs move it concurrently', () => {
    const releases = [published('v1.1.0')]
    const { inMemory, tags, moves } = createRepository(releases)
    const slow: Repository = {
      ...inMemory,
      setTag(tag, commit) {
        // Another run publishes a newer version and moves the tag after this one has read the releases.
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

  test('throws without moving the tag when the release is not published', () => {
    const { inMemory, moves } = createRepository([draft('v1.0.0'), published('v1.1.0')])
    expect(() => moveMajorTag(inMemory, 'v1.0.0')).toThrow('does not list v1.0.0 as published')
    expect(moves).toEqual([])
  })

  test('throws without moving the tag when the API fails', () => {
    const { inMemory, moves } = createRepository([published('v1.0.0')])
    const fails = (): never => {
      throw new Error('HTTP 502')
    }
    for (const broken of ['listReleases', 'resolveCommit', 'isOnMain', 'resolveTag'] as const) {
      expect(() => moveMajorTag({ ...inMemory, [broken]: fails }, 'v1.0.0')).toThrow('HTTP 502')
    }
    expect(moves).toEqual([])
  })
})
