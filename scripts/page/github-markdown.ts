import rehypeRaw from 'rehype-raw'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

// `defaultSchema` is what GitHub lets through; it also puts `user-content-` before every id, as GitHub does.
const pipeline = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeSanitize, defaultSchema)
  .use(rehypeStringify)

/** GitHub Flavored Markdown as the HTML that GitHub makes of it, sanitised; mermaid is left to the browser, as there. */
export function gitHubHtml(markdown: string): string {
  return String(pipeline.processSync(markdown))
}
