package ivractivity

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

//go:embed generated/contract/schema.json
var schemaText []byte

// strictSchema is compiled when the first message is judged.
var strictSchema = sync.OnceValue(compileSchema)

// ValidationError is one thing that is wrong with a message. It repeats no value.
type ValidationError struct {
	// Pointer is a JSON pointer to the member, also of one that is missing; empty for the message as a whole.
	Pointer string
	// Code is the keyword of JSON Schema that is broken, or json for text that is no JSON.
	Code string
	// Message is what is due there.
	Message string
}

func compileSchema() *jsonschema.Schema {
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(schemaText))
	compiler := jsonschema.NewCompiler()
	if err != nil || compiler.AddResource("schema.json", document) != nil {
		panic("ivractivity: the embedded schema.json cannot be read")
	}
	return compiler.MustCompile("schema.json")
}

// faultsOf is what breaks the contract, by pointer and code; nothing when the message is valid.
func faultsOf(message any) []ValidationError {
	var invalid *jsonschema.ValidationError
	if !errors.As(strictSchema().Validate(message), &invalid) {
		return nil
	}
	faults := collect(invalid, nil)
	sort.SliceStable(faults, func(i, j int) bool {
		if faults[i].Pointer != faults[j].Pointer {
			return faults[i].Pointer < faults[j].Pointer
		}
		return faults[i].Code < faults[j].Code
	})
	return faults[:min(len(faults), operation.MaxErrors)]
}

// collect adds the leaves of the validator's tree: what is above them says only where they are.
func collect(invalid *jsonschema.ValidationError, faults []ValidationError) []ValidationError {
	for _, cause := range invalid.Causes {
		faults = collect(cause, faults)
	}
	if len(invalid.Causes) > 0 {
		return faults
	}
	pointer := pointerOf(invalid.InstanceLocation)
	if required, ok := invalid.ErrorKind.(*kind.Required); ok {
		for _, name := range required.Missing {
			faults = append(faults, ValidationError{pointer + pointerOf([]string{name}), "required", "is required"})
		}
		return faults
	}
	code, due := dueOf(invalid.ErrorKind)
	return append(faults, ValidationError{pointer, code, due})
}

// dueOf is the keyword that is broken, and what it wants. The validator's own sentences repeat the value.
func dueOf(broken jsonschema.ErrorKind) (code, due string) {
	switch broken := broken.(type) {
	case *kind.Type:
		return "type", "must be of type " + strings.Join(broken.Want, " or ")
	case *kind.Enum:
		return "enum", "must be " + listed(broken.Want)
	case *kind.Pattern:
		return "pattern", "must match " + broken.Want
	case *kind.Minimum:
		return "minimum", "must be at least " + broken.Want.RatString()
	case *kind.Maximum:
		return "maximum", "must be at most " + broken.Want.RatString()
	}
	keywords := broken.KeywordPath()
	if len(keywords) == 0 {
		return "json", "must be JSON"
	}
	return keywords[len(keywords)-1], "must be as the contract says"
}

func listed(values []any) string {
	words := make([]string, len(values))
	for i, value := range values {
		words[i] = fmt.Sprint(value)
	}
	return strings.Join(words, " or ")
}

var pointerEscapes = strings.NewReplacer("~", "~0", "/", "~1")

func pointerOf(path []string) string {
	var pointer strings.Builder
	for _, step := range path {
		pointer.WriteString("/" + pointerEscapes.Replace(step))
	}
	return pointer.String()
}
