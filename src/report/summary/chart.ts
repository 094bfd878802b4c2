import type { Run } from '../run.ts'
import type { SummaryDocument } from './document.ts'

export function addChart(_document: SummaryDocument, _run: Run): void {}
