#!/bin/sh
# The smallest sender there is: one message, made by printf and sent by curl, which repeats it.
now=$(date +%s)
printf '{"id":"%s-%s","header":{"channelData":{"channelCustomerIdentifier":"5550100","serviceIdentifier":"1218"},"timestamp":%s000,"intent":"IVR_AGGREGATED_ACTIVITY","sender":{"id":"ivr-1","senderName":"MY-IVR","type":"IVR"}},"body":{"type":"IVR_AGGREGATED_ACTIVITY","callId":"call-%s-%s","startDirection":"INBOUND","endDirection":"TRANSFER","startTime":%s000,"endTime":%s000,"activities":[{"menu":"Main","selection":"Billing","timestamp":"%s000"}]}}' \
	"$now" "$$" "$now" "$now" "$$" "$now" "$now" "$now" |
	curl --silent --show-error --retry 5 --retry-all-errors --max-time 5 \
		--header 'Content-Type: application/json' --data-binary @- "$IVR_TARGET_URL/message/receive"
