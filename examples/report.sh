# One line about the run.
jq -r '"\(.status): \(.counts.created) created, \(.counts.updated) updated, \(.counts.errored) errored"' "$REPORT"

# The sessions that errored: file, code, reason.
jq -r '.sessions[] | select(.outcome == "errored") | [.file, .code, .reason] | @tsv' "$REPORT"

# How many errored for which code.
jq '[.sessions[] | select(.code != null) | .code] | group_by(.) | map({(.[0]): length}) | add // {}' "$REPORT"

# Their ids, as the input `sessions` takes them.
jq -r '[.sessions[] | select(.outcome == "errored" or .outcome == "timed-out") | .id] | join(",")' "$REPORT"

# Links to what is new in SpecStory Cloud.
jq -r '.sessions[] | select(.outcome == "created") | "\(.title // .file): \(.url)"' "$REPORT"

# Sessions and bytes by agent.
jq -r '.sessions | group_by(.providerName)[] | [.[0].providerName, length, (map(.localBytes) | add)] | @tsv' "$REPORT"

# The three largest sessions.
jq -r '.sessions | sort_by(-.localBytes)[:3][] | "\(.localBytes) \(.file)"' "$REPORT"

# How many requests there were, for the rate limit.
jq '.requests | add' "$REPORT"
