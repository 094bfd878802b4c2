import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The part of a CycloneDX list that matters here; the rest of it is kept as it is. */
type Bom = {
  readonly metadata: { readonly component: { readonly 'bom-ref': string } }
  readonly components: readonly { readonly 'bom-ref': string; readonly name: string }[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}

/**
 * The list of everything that is installed, cut to what is in the bundle: npm cannot tell it from a development
 * dependency, because whoever installs the package gets neither.
 *
 * @param bundled names of the packages in the bundle
 */
export function bundledOnly(bom: Bom, bundled: ReadonlySet<string>): Bom {
  const root = bom.metadata.component['bom-ref']
  const names = new Map(bom.components.map((component) => [component['bom-ref'], component.name]))
  const needs = new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]))
  const kept = (ref: string): string[] => (needs.get(ref) ?? []).filter((next) => bundled.has(names.get(next) ?? ''))
  const found = new Set([root])
  for (const ref of found) for (const next of kept(ref)) found.add(next)
  return {
    ...bom,
    components: bom.components
      .filter((component) => found.has(component['bom-ref']))
      // npm says of each that it is for development.
      .map((component) => ({ ...component, scope: 'required', properties: [] })),
    dependencies: bom.dependencies
      .filter(({ ref }) => found.has(ref))
      .map(({ ref }) => ({ ref, dependsOn: kept(ref) })),
  }
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..')
  const parameters = ['sbom', '--package-lock-only', '--omit', 'optional', '--sbom-format', 'cyclonedx']
  // On Windows npm is a script, which a shell has to start.
  const shell = process.platform === 'win32'
  const all = execFileSync('npm', parameters, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, shell })
  const licenses = readFileSync(join(root, 'dist', 'licenses.txt'), 'utf8').split('\n')
  console.log(JSON.stringify(bundledOnly(JSON.parse(all) as Bom, new Set(licenses)), null, 2))
}
