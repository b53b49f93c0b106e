// Command validator judges JSON messages, one in each line of standard input, by components of a JSON Schema. For each
// message it prints one line: a list with the first error under each component, null where the message is valid.
//
//	validator schema.json IvrAggregatedActivity ReceivedIvrAggregatedActivity < messages.ndjson
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"log"
	"os"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

type fault struct {
	Pointer string `json:"pointer"`
	Keyword string `json:"keyword"`
}

func main() {
	log.SetFlags(0)
	if len(os.Args) < 3 {
		log.Fatal("Name the file of the schema and its components.")
	}
	schemas, err := compile(os.Args[1], os.Args[2:])
	if err != nil {
		log.Fatal(err)
	}
	if err := judge(os.Stdin, os.Stdout, schemas); err != nil {
		log.Fatal(err)
	}
}

func compile(file string, components []string) ([]*jsonschema.Schema, error) {
	compiler := jsonschema.NewCompiler()
	var schemas []*jsonschema.Schema
	for _, component := range components {
		schema, err := compiler.Compile(file + "#/$defs/" + component)
		if err != nil {
			return nil, err
		}
		schemas = append(schemas, schema)
	}
	return schemas, nil
}

func judge(input io.Reader, output io.Writer, schemas []*jsonschema.Schema) error {
	lines := bufio.NewReader(input)
	verdicts := json.NewEncoder(output)
	for {
		line, err := lines.ReadString('\n')
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		// Numbers keep their text: a float64 would lose the last digits of large ones.
		message, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err != nil {
			return err
		}
		faults := make([]*fault, len(schemas))
		for index, schema := range schemas {
			faults[index] = firstFault(schema.Validate(message))
		}
		if err := verdicts.Encode(faults); err != nil {
			return err
		}
	}
}

func firstFault(err error) *fault {
	var violation *jsonschema.ValidationError
	if !errors.As(err, &violation) {
		return nil
	}
	for len(violation.Causes) > 0 {
		violation = violation.Causes[0]
	}
	found := fault{}
	for _, name := range violation.InstanceLocation {
		found.Pointer += "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
	}
	if path := violation.ErrorKind.KeywordPath(); len(path) > 0 {
		found.Keyword = path[len(path)-1]
	}
	return &found
}
