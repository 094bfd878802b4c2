import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type BrowserContext, chromium, type Page } from 'playwright-core'

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Among others, these prevent update requests at every start. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Finds the browser: `CHROMIUM`, or the paths of Linux distributions. */
export function findChromium(): string | undefined {
  const configured = process.env['CHROMIUM']
  return (configured ? [configured] : PATHS).find((path) => existsSync(path))
}

export type View = { readonly width: number; readonly colorScheme: 'light' | 'dark' }

/** Opens a window with a new profile; closing the context closes it. */
export async function openWindow(executablePath: string, { width, colorScheme }: View): Promise<BrowserContext> {
  return await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'chromium-')), {
    executablePath,
    args: FLAGS,
    viewport: { width, height: 800 },
    colorScheme,
  })
}

/** Opens a page of `directory` and waits until its diagrams are rendered. */
export async function openPage(window: BrowserContext, directory: string, name: string): Promise<Page> {
  const page = await window.newPage()
  await page.goto(pathToFileURL(join(directory, `${name}.html`)).href)
  await page.waitForSelector('body[data-rendered]', { state: 'attached' })
  return page
}
