package ivractivity

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"
)

// textFault is a fault of the text as a whole.
func textFault(message string) *ValidationError {
	return &ValidationError{Code: "json", Message: message}
}

var byteOrderMark = []byte("\ufeff")

// parseText reads JSON text as a receiver has to: of two members of one name the last counts, and half a surrogate pair
// is a character. encoding/json alone puts U+FFFD in place of what is not UTF-8, so that another message would be judged.
func parseText(text []byte) (any, *ValidationError) {
	text = bytes.TrimPrefix(text, byteOrderMark)
	switch {
	case !utf8.Valid(text):
		return nil, textFault("must be text in UTF-8")
	case !json.Valid(text):
		return nil, textFault("must be one JSON document and nothing else")
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var message any
	if decoder.Decode(&message) != nil {
		return nil, textFault("must be one JSON document and nothing else")
	}
	return message, nil
}

// hasReplacementEscape tells whether JSON text holds the escape of U+FFFD.
func hasReplacementEscape(text []byte) bool {
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' {
			continue
		}
		i++
		if bytes.HasPrefix(text[i:], []byte("ufffd")) {
			return true
		}
	}
	return false
}
