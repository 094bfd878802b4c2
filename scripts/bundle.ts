import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')

/**
 * Compiles the sources and bundles them into one directory: TypeScript 7 has no compiler API that ncc could call, so
 * `tsc` goes first. Nothing is minified: it costs more at start-up than it saves.
 *
 * @param directory where the bundle goes; emptied first
 */
export function bundle(directory: string): void {
  const compiled = mkdtempSync(join(tmpdir(), 'sync-action-lib-'))
  try {
    // ncc resolves packages from here, and makes an ES module of what a package.json says is one.
    writeFileSync(join(compiled, 'package.json'), '{ "type": "module" }\n')
    symlinkSync(join(ROOT, 'node_modules'), join(compiled, 'node_modules'))
    run('tsc', ['-p', 'tsconfig.build.json', '--outDir', join(compiled, 'lib')])
    rmSync(directory, { recursive: true, force: true })
    run('ncc', ['build', join(compiled, 'lib', 'index.js'), '-o', directory, '--license', 'licenses.txt', '--no-cache'])
  } finally {
    rmSync(compiled, { recursive: true, force: true })
  }
}

function run(tool: string, parameters: readonly string[]): void {
  execFileSync(join(ROOT, 'node_modules', '.bin', tool), parameters, {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
