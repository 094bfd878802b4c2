import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const INSTALLED = join(ROOT, 'node_modules')

const TOOLS = { tsc: 'typescript/bin/tsc', ncc: '@vercel/ncc/dist/ncc/cli.js' } as const

/** What is not bundled, because it starts the bundles. */
const COPIED = ['index.js', 'merge.js', 'cli.js', 'node-24.js']

/**
 * Compiles the sources and bundles them into one directory: TypeScript 7 has no compiler API that ncc could call, so
 * `tsc` goes first. Nothing is minified: it costs more at start-up than it saves.
 *
 * @param directory where the bundle goes; emptied first
 */
export function bundle(directory: string): void {
  // At a fixed place below the root: ncc numbers modules by their path, and the same sources must give the same bytes.
  const workshop = join(ROOT, 'lib')
  const lib = join(workshop, 'src')
  rmSync(workshop, { recursive: true, force: true })
  mkdirSync(workshop)
  try {
    // ncc makes an ES module of what a package.json says is one.
    writeFileSync(join(workshop, 'package.json'), '{ "type": "module" }\n')
    linkPackages(join(workshop, 'node_modules'))
    // Into `src` and, of what the sources import besides themselves, `schema`.
    run('tsc', ['-p', 'tsconfig.build.json', '--outDir', workshop])
    rmSync(directory, { recursive: true, force: true })
    run('ncc', ['build', join(lib, 'start.js'), '-o', directory, '--no-cache'])
    // ncc names whatever it bundles `index.js`.
    renameSync(join(directory, 'index.js'), join(directory, 'start.js'))
    // The second action is a bundle of its own: it sends nothing, so it has no part of the HTTP client. The command line
    // runs the first bundle, so that there is one of it.
    for (const name of ['merge', 'cli']) {
      const entry = name === 'merge' ? 'start.js' : 'main.js'
      run('ncc', ['build', join(lib, name, entry), '-o', join(workshop, name), '--no-cache'])
      renameSync(join(workshop, name, 'index.js'), join(workshop, name, entry))
      // With the parts that are loaded when they are due; the one package.json above says what all of them are.
      const filter = (source: string): boolean => !source.endsWith('package.json')
      cpSync(join(workshop, name), join(directory, name), { recursive: true, filter })
    }
    for (const name of COPIED) cpSync(join(lib, name), join(directory, name))
    // pre-commit runs the file itself.
    chmodSync(join(directory, 'cli.js'), 0o755)
    writeLicenses(join(directory, 'licenses.txt'), lib, join(workshop, 'whole'))
  } finally {
    rmSync(workshop, { recursive: true, force: true })
  }
}

/**
 * The packages that the sources import, with what they load and nothing here needs replaced: the toolkit's HTTP client
 * and its platform details, and of undici all but HTTP/1.1. A run that ends early, as most runs of a repository without
 * news do, would take twice as long for parsing them.
 */
function linkPackages(packages: string): void {
  mkdirSync(join(packages, '@actions'), { recursive: true })
  for (const name of ['@actions/core', '@actions/github', 'undici']) {
    cpSync(join(INSTALLED, name), join(packages, name), { recursive: true })
  }
  for (const name of ['@actions/core', '@actions/github']) {
    cpSync(join(ROOT, 'scripts', 'unused-toolkit'), join(packages, name, 'node_modules', '@actions'), {
      recursive: true,
    })
  }
  for (const name of ['index.js', 'lib']) {
    cpSync(join(ROOT, 'scripts', 'unused-undici', name), join(packages, 'undici', name), { recursive: true })
  }
  mkdirSync(join(packages, '@cfworker'))
  for (const name of ['@cfworker/json-schema', 'jsonc-parser', 'p-limit', 'picomatch', 'smol-toml', 'string-width']) {
    // A junction needs no privilege on Windows.
    symlinkSync(join(INSTALLED, name), join(packages, name), 'junction')
  }
}

/** ncc lists the licenses of the last chunk only, so they are taken from bundles of one piece. */
function writeLicenses(file: string, lib: string, scratch: string): void {
  for (const name of readdirSync(lib, { recursive: true, encoding: 'utf8' })) {
    const path = join(lib, name)
    if (!name.endsWith('.js')) continue
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll("import('", "import(/* webpackMode: 'eager' */ '"))
  }
  const licenses = ['start.js', join('merge', 'start.js'), join('cli', 'main.js')].map((entry) => {
    run('ncc', ['build', join(lib, entry), '-o', scratch, '--license', 'licenses.txt', '--no-cache'])
    return readFileSync(join(scratch, 'licenses.txt'), 'utf8')
  })
  writeFileSync(file, licenses.join('\n'))
}

function run(tool: keyof typeof TOOLS, parameters: readonly string[]): void {
  // Windows cannot start the scripts of `node_modules/.bin` without a shell.
  execFileSync(process.execPath, [join(INSTALLED, TOOLS[tool]), ...parameters], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
