import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MERMAID_FILE, renderIndex, renderPage, STYLE_FILE } from './html.ts'
import type { PageSource } from './page-sources.ts'

const PACKAGES = join(import.meta.dirname, '..', '..', 'node_modules')

/** Writes two pages per source (collapsed and expanded), the index, and the files that they load. */
export function writePages(directory: string, pageSources: readonly PageSource[]): void {
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })
  copyFileSync(join(PACKAGES, 'github-markdown-css', STYLE_FILE), join(directory, STYLE_FILE))
  copyFileSync(join(PACKAGES, 'mermaid', 'dist', MERMAID_FILE), join(directory, MERMAID_FILE))
  for (const source of pageSources) {
    writeFileSync(join(directory, `${source.name}.html`), renderPage(source, false))
    writeFileSync(join(directory, `${source.name}-open.html`), renderPage(source, true))
  }
  writeFileSync(join(directory, 'index.html'), renderIndex(pageSources))
}
