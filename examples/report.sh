# Summary in one line.
jq -r '"\(.status): \(.counts.created) created, \(.counts.updated) updated, \(.counts.errored) errored"' "$REPORT"

# Errored sessions: file, code, reason.
jq -r '.sessions[] | select(.outcome == "errored") | [.file, .code, .reason] | @tsv' "$REPORT"

# Number of errored sessions by code.
jq '[.sessions[] | select(.code != null) | .code] | group_by(.) | map({(.[0]): length}) | add // {}' "$REPORT"

# IDs of errored and timed out sessions, for the input `sessions`.
jq -r '[.sessions[] | select(.outcome == "errored" or .outcome == "timed-out") | .id] | join(",")' "$REPORT"

# Links to created sessions.
jq -r '.sessions[] | select(.outcome == "created") | "\(.title // .file): \(.url)"' "$REPORT"

# Sessions and bytes per agent.
jq -r '.sessions | group_by(.providerName)[] | [.[0].providerName, length, (map(.localBytes) | add)] | @tsv' "$REPORT"

# The three largest sessions.
jq -r '.sessions | sort_by(-.localBytes)[:3][] | "\(.localBytes) \(.file)"' "$REPORT"

# Number of requests, for the rate limit.
jq '.requests | add' "$REPORT"
