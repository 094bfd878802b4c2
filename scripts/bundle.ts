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

/** Entry points, which are copied: they load the bundles. */
const COPIED = ['index.js', 'merge.js', 'cli.js', 'node-24.js']

/**
 * Compiles the sources and bundles them into one directory. `tsc` runs first, because TypeScript 7 has no compiler API
 * for ncc. Nothing is minified: that would make start-up slower.
 *
 * @param directory target directory; emptied first
 */
export function bundle(directory: string): void {
  // A fixed path: ncc numbers modules by their path, and the same sources must give the same bytes.
  const workDirectory = join(ROOT, 'lib')
  const lib = join(workDirectory, 'src')
  rmSync(workDirectory, { recursive: true, force: true })
  mkdirSync(workDirectory)
  try {
    // ncc writes an ES module only if a package.json has this type.
    writeFileSync(join(workDirectory, 'package.json'), '{ "type": "module" }\n')
    linkPackages(join(workDirectory, 'node_modules'))
    // Writes `src`, and `schema`, which the sources import.
    run('tsc', ['-p', 'tsconfig.build.json', '--outDir', workDirectory])
    rmSync(directory, { recursive: true, force: true })
    run('ncc', ['build', join(lib, 'start.js'), '-o', directory, '--no-cache'])
    // ncc names every bundle `index.js`.
    renameSync(join(directory, 'index.js'), join(directory, 'start.js'))
    // The merge action is a separate bundle without the HTTP client, because it sends no requests. The command line loads
    // the main bundle instead of containing a copy.
    for (const name of ['merge', 'cli']) {
      const entry = name === 'merge' ? 'start.js' : 'main.js'
      run('ncc', ['build', join(lib, name, entry), '-o', join(workDirectory, name), '--no-cache'])
      renameSync(join(workDirectory, name, 'index.js'), join(workDirectory, name, entry))
      // Includes the chunks that are loaded on demand. One package.json at the top is enough.
      const filter = (source: string): boolean => !source.endsWith('package.json')
      cpSync(join(workDirectory, name), join(directory, name), { recursive: true, filter })
    }
    for (const name of COPIED) cpSync(join(lib, name), join(directory, name))
    // pre-commit executes the file directly.
    chmodSync(join(directory, 'cli.js'), 0o755)
    writeLicenses(join(directory, 'licenses.txt'), lib, join(workDirectory, 'whole'))
  } finally {
    rmSync(workDirectory, { recursive: true, force: true })
  }
}

/**
 * Links the packages that the sources import, and replaces their unused parts: the toolkit's HTTP client and platform
 * details, and everything of undici except HTTP/1.1. Parsing these would double the time of a run without changes.
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
    // On Windows a junction requires no privilege.
    symlinkSync(join(INSTALLED, name), join(packages, name), 'junction')
  }
}

/** Writes the licenses of all packages. ncc lists only those of the last chunk, so this creates bundles without chunks. */
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
