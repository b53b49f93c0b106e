#!/bin/sh
# Sends Expertflow CX the message on one call, with curl. Copy this file; it needs a POSIX shell, awk, od, iconv and curl 7.71.
#
#   IVR_TARGET_URL=https://cx.example.com/ccm ./ivr-activity.sh --call-id 1234 --customer 5550100 --service 1218 \
#     --start 1680692114700 --visit 'Main=Billing@1680692114700' --variable callVariable1=42225 --end TRANSFER
#
# Exit codes: 0 accepted, 1 refused, 2 wrong usage, 3 given up: the same later can succeed.
set -eu

sender_id=${IVR_SENDER_ID:-f1370ff7-43fa-496e-9966-e64061d35f5c}
sender_name=${IVR_SENDER_NAME:-MY-IVR}
# One attempt may take as long as the platform's ingress waits itself, 5 s to connect and 10 s to read.
timeout_s=${IVR_TIMEOUT_S:-15}

usage() {
	printf 'ivr-activity.sh: %s\n' "$1" >&2
	printf 'Usage: IVR_TARGET_URL=URL ivr-activity.sh --call-id ID --customer NUMBER --service NUMBER --start MS --end TRANSFER|DIALOG_ENDED [--end-time MS] [--visit MENU=SELECTION@MS]... [--variable NAME=VALUE]...\n' >&2
	exit 2
}

# A text as a JSON string. What is no UTF-8 is left out: one wrong byte would cost the whole message.
json() {
	printf '%s' "$1" | iconv -c -f UTF-8 -t UTF-8 | LC_ALL=C awk '
		BEGIN { for (code = 1; code < 32; code++) escaped[sprintf("%c", code)] = sprintf("\\u%04x", code); escaped["\""] = "\\\""; escaped["\\"] = "\\\\" }
		{ if (NR > 1) text = text "\\n"; for (at = 1; at <= length($0); at++) { one = substr($0, at, 1); text = text (one in escaped ? escaped[one] : one) } }
		END { printf "\"%s\"", text }'
}

# Nothing above U+0020, which the platform refuses.
is_blank() {
	[ -z "$(printf '%s' "$1" | LC_ALL=C tr -d '\001-\040')" ]
}

is_time() {
	case $1 in *[!0-9]* | '') return 1 ;; esac
	# In seconds it is shorter, in microseconds longer.
	[ ${#1} -ge 13 ] && [ ${#1} -le 15 ] && [ "$1" -ge 1000000000000 ] && [ "$1" -le 253402300799999 ]
}

call_id='' customer='' service='' start='' end='' end_time='' visits='' variables=''
while [ $# -gt 0 ]; do
	[ $# -ge 2 ] || usage "$1 needs a value."
	case $1 in
	--call-id) call_id=$2 ;;
	--customer) customer=$2 ;;
	--service) service=$2 ;;
	--start) start=$2 ;;
	--end) end=$2 ;;
	--end-time) end_time=$2 ;;
	--visit)
		time=${2##*@} path=${2%@*}
		menu=${path%%=*} selection=
		case $path in *=*) selection=${path#*=} ;; esac
		is_time "$time" || usage '--visit must end in @ and epoch milliseconds.'
		is_blank "$menu" && usage '--visit must begin with the name of a menu.'
		visits="$visits${visits:+,}{\"menu\":$(json "$menu"),\"selection\":$(json "$selection"),\"timestamp\":\"$time\"}"
		;;
	--variable)
		case $2 in *=*) ;; *) usage '--variable must be NAME=VALUE.' ;; esac
		is_blank "${2%%=*}" && usage '--variable must be NAME=VALUE.'
		variables="$variables${variables:+,}{\"key\":$(json "${2%%=*}"),\"type\":\"String2000\",\"value\":$(json "${2#*=}")}"
		;;
	*) usage "there is no option «$1»." ;;
	esac
	shift 2
done
[ -n "${IVR_TARGET_URL:-}" ] || usage 'IVR_TARGET_URL must name the target, such as https://cx.example.com/ccm.'
is_blank "$call_id" && usage '--call-id is missing.'
is_blank "$customer" && usage '--customer is missing; send anonymous for a withheld number.'
is_blank "$service" && usage '--service is missing.'
is_time "$start" || usage '--start must be epoch milliseconds, 13 digits today.'
case $end in TRANSFER | DIALOG_ENDED) ;; *) usage '--end must be TRANSFER or DIALOG_ENDED.' ;; esac
# Not every date knows milliseconds.
now=$(date +%s%3N)
is_time "$now" || now=$(date +%s)000
end_time=${end_time:-$now}
is_time "$end_time" || usage '--end-time must be epoch milliseconds.'

# A random id for each message: curl sends the same bytes, and so the same id, on every attempt.
id=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n' | sed 's/^\(.\{8\}\)\(....\).\(...\).\(...\)\(.*\)$/\1-\2-4\3-8\4-\5/')

body="{\"id\":\"$id\",\"header\":{\"channelData\":{\"channelCustomerIdentifier\":$(json "$customer"),\"serviceIdentifier\":$(json "$service"),\"additionalAttributes\":[$variables]},\"timestamp\":$now,\"intent\":\"IVR_AGGREGATED_ACTIVITY\",\"sender\":{\"id\":$(json "$sender_id"),\"senderName\":$(json "$sender_name"),\"type\":\"IVR\"}},\"body\":{\"type\":\"IVR_AGGREGATED_ACTIVITY\",\"callId\":$(json "$call_id"),\"startDirection\":\"INBOUND\",\"endDirection\":\"$end\",\"startTime\":$start,\"endTime\":$end_time,\"activities\":[$visits]}}"

# The body and the token go through pipes: arguments can be read by every user of the machine. Without --fail, an answer such
# as 400 is none of the errors that are all retried; 408, 429 and 5xx are retried as answers, after Retry-After.
status=$(
	printf '%s' "$body" | curl --silent --write-out '%{stderr}%{http_code}' --config /dev/fd/3 --max-time "$timeout_s" \
		--retry 3 --retry-all-errors --retry-max-time 60 --data-binary @- --header 'Content-Type: application/json' \
		--url "${IVR_TARGET_URL%/}/message/receive" 2>&1 >/dev/null 3<<CONFIG || true
${IVR_TARGET_TOKEN:+header = "Authorization: Bearer $IVR_TARGET_TOKEN"}
CONFIG
)
case $status in
2??) printf 'ivr-activity.sh: %s was accepted\n' "$id" ;;
000 | 408 | 429 | 5??) printf 'ivr-activity.sh: %s was given up, status %s\n' "$id" "$status" >&2 && exit 3 ;;
*) printf 'ivr-activity.sh: %s was refused, status %s\n' "$id" "$status" >&2 && exit 1 ;;
esac
