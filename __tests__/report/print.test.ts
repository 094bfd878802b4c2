import { EOL } from 'node:os'
import { expect, test } from '@jest/globals'
import { createPrinter } from '../../src/report/print.ts'
import { captureStdout } from '../rig/runner-output.ts'

const printer = createPrinter({ debug: false, onGithub: true })

test.each([
  ['a line', () => printer.line('::error::x\ny'), ': :error::x y'],
  ['a group', () => printer.group('T\n::x::', ['a', '##[b]']), `::group::T ::x::${EOL}a${EOL}## [b]${EOL}::endgroup::`],
  ['an open group', () => printer.startGroup('::x::'), '::group::: :x::'],
  ['the end of a group, with what came of it', () => printer.endGroup('::x::'), `: :x::${EOL}::endgroup::`],
  ['the end of a group that is none', () => printer.endGroup('x'), ''],
  [
    'a group inside of a group, of which there is none',
    () => {
      printer.startGroup('a')
      printer.group('b', ['c'])
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
  ['an annotation on a file that cannot be named', () => printer.error('a', { file: 'x\u202ey' }), '::error::a'],
  ['debug detail that nobody asked for', () => printer.debug('x'), ''],
  ['debug detail', () => createPrinter({ debug: true, onGithub: true }).debug('a\nb'), '::debug::a b'],
])('%s is printed as one thing', async (_name, print, expected) => {
  expect(await captureStdout(print)).toBe(expected === '' ? '' : expected + EOL)
})

test.each([
  ['a runner takes the command that masks a secret', true, 's3cret', `::add-mask::s3cret${EOL}`],
  ['anywhere else the command would print the secret', false, 's3cret', ''],
  ['no secret is masked', true, '', ''],
  ['nor anywhere else', false, '', ''],
])('%s', async (_name, onGithub, secret, expected) => {
  expect(await captureStdout(() => createPrinter({ debug: false, onGithub }).mask(secret))).toBe(expected)
})

test('off GitHub nobody else masks, so the printer does', async () => {
  const plain = createPrinter({ debug: true, onGithub: false })
  const log = await captureStdout(() => {
    plain.mask('s3cret')
    plain.line('a s3cret b')
    plain.warning('s3cret')
    plain.debug('s3cret')
  })
  expect(log).toBe(['a *** b', '::warning::***', '::debug::***', ''].join(EOL))
})

test('an annotation is cut to what the runner keeps', async () => {
  const log = await captureStdout(() => printer.error('x'.repeat(10_000)))
  expect(log.trimEnd().length).toBe('::error::'.length + 4_096)
})
