import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { indexOf, MERMAID_FILE, pageOf, STYLE_FILE } from './html.ts'
import type { Sheet } from './sheets.ts'

const PACKAGES = join(import.meta.dirname, '..', '..', 'node_modules')

/** Writes a page of every sheet, as it comes and unfolded, and what they load. */
export function writePages(directory: string, sheets: readonly Sheet[]): void {
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })
  copyFileSync(join(PACKAGES, 'github-markdown-css', STYLE_FILE), join(directory, STYLE_FILE))
  copyFileSync(join(PACKAGES, 'mermaid', 'dist', MERMAID_FILE), join(directory, MERMAID_FILE))
  for (const sheet of sheets) {
    writeFileSync(join(directory, `${sheet.name}.html`), pageOf(sheet, false))
    writeFileSync(join(directory, `${sheet.name}-open.html`), pageOf(sheet, true))
  }
  writeFileSync(join(directory, 'index.html'), indexOf(sheets))
}
