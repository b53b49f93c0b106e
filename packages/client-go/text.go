package ivractivity

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// textFault is a fault of the text as a whole.
func textFault(message string) *ValidationError {
	return &ValidationError{Code: "json", Message: message}
}

var byteOrderMark = []byte("\ufeff")

// parseText reads JSON text as a receiver has to. encoding/json is more lenient: it takes the last of two members of one
// name, and puts U+FFFD in place of what is not UTF-8 and of half a surrogate pair, so that another message would be judged
// than is sent.
func parseText(text []byte) (any, *ValidationError) {
	text = bytes.TrimPrefix(text, byteOrderMark)
	switch {
	case !utf8.Valid(text):
		return nil, textFault("must be text in UTF-8")
	case !json.Valid(text):
		return nil, textFault("must be one JSON document and nothing else")
	case anyEscape(text, isLoneSurrogate):
		return nil, textFault("must hold no half of a surrogate pair")
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	return readValue(decoder)
}

// readValue reads the next value of text that is known to be JSON.
func readValue(decoder *json.Decoder) (any, *ValidationError) {
	token, err := decoder.Token()
	if err != nil {
		return nil, textFault("must be one JSON document and nothing else")
	}
	switch token {
	case json.Delim('{'):
		return readObject(decoder)
	case json.Delim('['):
		return readList(decoder)
	default:
		return token, nil
	}
}

func readObject(decoder *json.Decoder) (any, *ValidationError) {
	object := map[string]any{}
	for decoder.More() {
		token, _ := decoder.Token()
		name, _ := token.(string)
		if _, exists := object[name]; exists {
			return nil, textFault("must not name a member of an object twice")
		}
		value, fault := readValue(decoder)
		if fault != nil {
			return nil, fault
		}
		object[name] = value
	}
	_, _ = decoder.Token()
	return object, nil
}

func readList(decoder *json.Decoder) (any, *ValidationError) {
	list := []any{}
	for decoder.More() {
		value, fault := readValue(decoder)
		if fault != nil {
			return nil, fault
		}
		list = append(list, value)
	}
	_, _ = decoder.Token()
	return list, nil
}

// anyEscape tells whether one of the \u escapes of valid JSON text is wanted. The two of a surrogate pair are not asked about.
func anyEscape(text []byte, isWanted func(unit uint16) bool) bool {
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' {
			continue
		}
		unit, isUnit := escapedUnit(text[i:])
		if !isUnit {
			i++
			continue
		}
		i += 5
		low, isPair := escapedUnit(text[i+1:])
		if isHighSurrogate(unit) && isPair && isLowSurrogate(low) {
			i += 6
		} else if isWanted(unit) {
			return true
		}
	}
	return false
}

// escapedUnit is the code unit of the \u escape that the text begins with.
func escapedUnit(text []byte) (uint16, bool) {
	if len(text) < 6 || text[0] != '\\' || text[1] != 'u' {
		return 0, false
	}
	unit, err := strconv.ParseUint(string(text[2:6]), 16, 16)
	return uint16(unit), err == nil
}

func isHighSurrogate(unit uint16) bool { return unit >= 0xd800 && unit <= 0xdbff }

func isLowSurrogate(unit uint16) bool { return unit >= 0xdc00 && unit <= 0xdfff }

func isLoneSurrogate(unit uint16) bool { return isHighSurrogate(unit) || isLowSurrogate(unit) }
