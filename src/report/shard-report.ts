import type { Shard } from '../shard.ts'
import type { reportHead, reportSession } from './report-data.ts'

/** A shard's report as its step wrote it (`schema/report.schema.json`). What it says of the inputs is never `null`. */
export type ShardReport = Known<ReturnType<typeof reportHead>, 'mode' | 'failOnIncomplete' | 'cloudUrl'> & {
  readonly shard: Shard
  readonly sessions: readonly ReturnType<typeof reportSession>[]
}

type Known<T, Fields extends keyof T> = Omit<T, Fields> & { readonly [Field in Fields]: NonNullable<T[Field]> }
