import { join } from 'node:path'
import { findChromium, openWindow, visit } from './page/browser.ts'
import { writePages } from './page/write-pages.ts'

/**
 * `npm run page` writes every summary and comment as GitHub shows it to `.local/page/index.html`;
 * `npm run page -- --screenshots` adds a picture of each, light and dark, folded and unfolded.
 */
const DIRECTORY = join(import.meta.dirname, '..', '.local', 'page')

const sheets = writePages(DIRECTORY)
console.log(`${sheets.length} pages: ${join(DIRECTORY, 'index.html')}`)

if (process.argv.includes('--screenshots')) {
  const chromium = findChromium()
  if (chromium === undefined)
    throw new Error('No Chromium: install the package chromium, or name its file in CHROMIUM.')
  for (const colorScheme of ['light', 'dark'] as const) {
    const window = await openWindow(chromium, { width: 960, colorScheme })
    for (const name of sheets.flatMap((sheet) => [sheet.name, `${sheet.name}-open`])) {
      const page = await visit(window, DIRECTORY, name)
      const picture = page.locator('.frame')
      await picture.screenshot({ path: join(DIRECTORY, `${name}-${colorScheme}.png`) })
      await page.close()
    }
    await window.close()
  }
}
