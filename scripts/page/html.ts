import { gitHubHtml } from './github-markdown.ts'
import type { Sheet } from './sheets.ts'

/** Files that a page loads, beside it. */
export const STYLE_FILE = 'github-markdown.css'
export const MERMAID_FILE = 'mermaid.min.js'

/** GitHub's frame around a summary and around a comment, as far as it decides what there is room for. */
const FRAME = `
  :root { color-scheme: light dark; }
  body { margin: 0; background: light-dark(#f6f8fa, #010409); }
  .frame { max-width: 894px; margin: 24px auto; border: 1px solid light-dark(#d1d9e0, #3d444d); border-radius: 6px; overflow: hidden; }
  .frame > header { padding: 8px 16px; font: 600 14px/1.5 sans-serif; color: light-dark(#59636e, #9198a1); border-bottom: 1px solid light-dark(#d1d9e0, #3d444d); }
  .frame > .markdown-body { padding: 16px; }
  @media (max-width: 600px) { .frame { margin: 8px; } }
`

/** What GitHub does with mermaid: each block becomes a picture, in the page's colours. */
const DRAW = `
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: dark ? 'dark' : 'default' })
  const blocks = [...document.querySelectorAll('code.language-mermaid')]
  Promise.all(blocks.map(async (code, index) => {
    const { svg } = await mermaid.render('picture-' + index, code.textContent)
    const figure = document.createElement('div')
    figure.className = 'picture'
    figure.innerHTML = svg
    code.parentElement.replaceWith(figure)
  })).then(() => { document.body.dataset.drawn = 'yes' }, (error) => { document.body.dataset.drawn = String(error) })
`

/** Nothing is to be drawn, and so the three megabytes that draw are not loaded. */
const DRAWN = `<script>document.body.dataset.drawn = 'yes'</script>`

/** A page of one sheet; what was folded is unfolded when it is to be `open`. */
export function pageOf({ name, kind, markdown }: Sheet, open: boolean): string {
  const html = gitHubHtml(markdown)
  const title = kind === 'summary' ? 'sync summary' : 'github-actions <small>bot</small> commented'
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${name}</title>
<link rel="stylesheet" href="${STYLE_FILE}">
<style>${FRAME}</style>
<div class="frame"><header>${title}</header>
<main class="markdown-body">
${open ? html.replaceAll('<details>', '<details open>') : html}
</main></div>
${html.includes('language-mermaid') ? `<script src="${MERMAID_FILE}"></script>\n<script>${DRAW}</script>` : DRAWN}
</html>
`
}

/** Links to every page. */
export function indexOf(sheets: readonly Sheet[]): string {
  const rows = sheets.map(
    ({ name }) => `<li><a href="${name}.html">${name}</a> (<a href="${name}-open.html">open</a>)</li>`,
  )
  return `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>What people see</title>\n<ul>\n${rows.join('\n')}\n</ul>\n</html>\n`
}
