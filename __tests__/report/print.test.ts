import { EOL } from 'node:os'
import { expect, test } from '@jest/globals'
import { createPrinter } from '../../src/report/print.ts'
import { captureStdout } from '../rig/runner-output.ts'

const printer = createPrinter({ debug: false, onGithub: true })

test.each([
  ['a line', () => printer.printLine('::error::x\ny'), ': :error::x y'],
  [
    'a group',
    () => printer.printGroup('T\n::x::', ['a', '##[b]']),
    `::group::T ::x::${EOL}a${EOL}## [b]${EOL}::endgroup::`,
  ],
  ['the start of a group', () => printer.startGroup('::x::'), '::group::: :x::'],
  ['the end of a group, with a result', () => printer.endGroup('::x::'), `: :x::${EOL}::endgroup::`],
  ['the end of a group that was not started', () => printer.endGroup('x'), ''],
  [
    'a group inside a group, which ends the outer one',
    () => {
      printer.startGroup('a')
      printer.printGroup('b', ['c'])
    },
    `::group::a${EOL}::endgroup::${EOL}::group::b${EOL}c${EOL}::endgroup::`,
  ],
  [
    'an error',
    () => printer.error('a\nb', { title: 't\nu', file: 'x,y:z.md' }),
    '::error title=t u,file=x%2Cy%3Az.md::a b',
  ],
  ['a warning', () => printer.warning('::x::'), '::warning::: :x::'],
  ['a notice', () => printer.notice('100%'), '::notice::100%25'],
  [
    'an annotation on a file with a control character in its name',
    () => printer.error('a', { file: 'x\u202ey' }),
    '::error::a',
  ],
  ['a debug line without debug mode', () => printer.debug('x'), ''],
  ['a debug line in debug mode', () => createPrinter({ debug: true, onGithub: true }).debug('a\nb'), '::debug::a b'],
])('the printer formats %s', async (_name, print, expected) => {
  expect(await captureStdout(print)).toBe(expected === '' ? '' : expected + EOL)
})

test.each([
  ['prints the command that masks a secret on GitHub', true, 's3cret', `::add-mask::s3cret${EOL}`],
  ['prints nothing outside of GitHub, where the command would show the secret', false, 's3cret', ''],
  ['prints nothing for an empty secret on GitHub', true, '', ''],
  ['prints nothing for an empty secret outside of GitHub', false, '', ''],
])('mask %s', async (_name, onGithub, secret, expected) => {
  expect(await captureStdout(() => createPrinter({ debug: false, onGithub }).mask(secret))).toBe(expected)
})

test('the printer replaces masked secrets itself outside of GitHub', async () => {
  const plain = createPrinter({ debug: true, onGithub: false })
  const log = await captureStdout(() => {
    plain.mask('s3cret')
    plain.printLine('a s3cret b')
    plain.warning('s3cret')
    plain.debug('s3cret')
  })
  expect(log).toBe(['a *** b', '::warning::***', '::debug::***', ''].join(EOL))
})

test('the printer cuts an annotation to the length that the runner keeps', async () => {
  const log = await captureStdout(() => printer.error('x'.repeat(10_000)))
  expect(log.trimEnd().length).toBe('::error::'.length + 4_096)
})
