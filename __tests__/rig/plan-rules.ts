import type { PlanRules } from '../../src/plan/plan-session.ts'

/** What the inputs say of uploads when nobody sets any. */
export const PLAN_RULES: PlanRules = {
  updateWhen: 'larger',
  overwriteCliSessions: false,
  treatment: 'redact',
  readsAll: false,
  rescan: false,
  maxBytes: 1e6,
}
