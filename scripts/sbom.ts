import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The part of a CycloneDX list that is read; the rest is unchanged. */
type Bom = {
  readonly metadata: { readonly component: { readonly 'bom-ref': string } }
  readonly components: readonly { readonly 'bom-ref': string; readonly name: string }[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}

/**
 * Reduces the list of installed packages to those in the bundle. npm lists all of them as development dependencies,
 * because installing this package installs none of them.
 *
 * @param bundled names of the packages in the bundle
 */
export function selectBundled(bom: Bom, bundled: ReadonlySet<string>): Bom {
  const root = bom.metadata.component['bom-ref']
  const names = new Map(bom.components.map((component) => [component['bom-ref'], component.name]))
  const needs = new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]))
  const listBundledDependencies = (ref: string): string[] =>
    (needs.get(ref) ?? []).filter((next) => bundled.has(names.get(next) ?? ''))
  const found = new Set([root])
  for (const ref of found) for (const next of listBundledDependencies(ref)) found.add(next)
  return {
    ...bom,
    components: bom.components
      .filter((component) => found.has(component['bom-ref']))
      // npm marks each as a development dependency.
      .map((component) => ({ ...component, scope: 'required', properties: [] })),
    dependencies: bom.dependencies
      .filter(({ ref }) => found.has(ref))
      .map(({ ref }) => ({ ref, dependsOn: listBundledDependencies(ref) })),
  }
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..')
  const parameters = ['sbom', '--package-lock-only', '--omit', 'optional', '--sbom-format', 'cyclonedx']
  // On Windows npm is a script, which only a shell can start.
  const shell = process.platform === 'win32'
  const all = execFileSync('npm', parameters, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, shell })
  const licenses = readFileSync(join(root, 'dist', 'licenses.txt'), 'utf8').split('\n')
  console.log(JSON.stringify(selectBundled(JSON.parse(all) as Bom, new Set(licenses)), null, 2))
}
