package ivractivity

import (
	"bytes"
	"encoding/json"

	"github.com/ivr-activity/ivr-activity/packages/client-go/generated/models"
)

// modelText is a message as JSON text, and as that text reads.
func modelText(message models.IvrAggregatedActivity) ([]byte, any, *ValidationError) {
	value, fault := jsonOf(message)
	if fault != nil {
		return nil, nil, fault
	}
	restoreNullValues(value)
	text, err := written(value)
	if err != nil {
		return nil, nil, textFault("must have a JSON form")
	}
	return text, value, nil
}

// jsonOf is a Go value as JSON holds it, with numbers as they are written.
func jsonOf(value any) (any, *ValidationError) {
	text, err := json.Marshal(value)
	if err != nil {
		return nil, textFault("must have a JSON form: no cycles, no channels, no NaN")
	}
	// encoding/json writes this escape in place of bytes that are not UTF-8, and for nothing else.
	if hasReplacementEscape(text) {
		return nil, textFault("must be text in UTF-8")
	}
	return parseText(text)
}

// written is a value as JSON text without the escapes that only HTML needs.
func written(value any) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(text.Bytes(), []byte("\n")), nil
}

// restoreNullValues puts back the value of a call variable that is null: the generated type leaves it out, and the contract
// requires it.
func restoreNullValues(message any) {
	attributes, _ := at(message, "header", "channelData", "additionalAttributes").([]any)
	for _, attribute := range attributes {
		members, isObject := attribute.(map[string]any)
		if _, exists := members["value"]; isObject && !exists {
			members["value"] = nil
		}
	}
}

// at is the value at a path of members, nil where there is none.
func at(value any, path ...string) any {
	for _, name := range path {
		object, _ := value.(map[string]any)
		value = object[name]
	}
	return value
}
