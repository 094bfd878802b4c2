import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')

/** Finds links of a page to a missing or empty file, or to a missing anchor. */
export function findBrokenLinks(page: string): string[] {
  return [...read(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)]
    .filter(([, path = '', id]) => !isValidLink(path === '' ? page : join(dirname(page), path), id))
    .map(([link]) => `${page}: "${link}" leads to a missing or empty page, or a missing anchor`)
}

export function listHeadings(page: string): string[] {
  const prose = read(page).replace(/^```[\s\S]*?^```/gm, '')
  return [...prose.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => heading)
}

function isValidLink(path: string, id: string | undefined): boolean {
  if (!existsSync(join(ROOT, path)) || statSync(join(ROOT, path)).size === 0) return false
  if (id === undefined) return true
  return read(path).includes(`<a id="${id}">`) || listHeadings(path).map(toAnchor).includes(id)
}

/** The anchor that GitHub creates for a heading. */
function toAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-')
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}
