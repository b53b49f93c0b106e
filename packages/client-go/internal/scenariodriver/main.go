// Scenariodriver answers the scenarios that all clients of this contract share: one a line on standard input, what the client
// made of it in one line of JSON on standard output.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"log"
	"os"
)

type scenario struct {
	Kind string
	recording
	sending
}

func main() {
	input := bufio.NewReader(os.Stdin)
	output := json.NewEncoder(os.Stdout)
	for {
		line, err := input.ReadBytes('\n')
		if len(line) > 0 {
			answer(line, output)
		}
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			log.Fatal("standard input cannot be read")
		}
	}
}

func answer(line []byte, output *json.Encoder) {
	var asked scenario
	if err := json.Unmarshal(line, &asked); err != nil {
		log.Fatal("a line of standard input is no scenario")
	}
	var outcome any
	switch asked.Kind {
	case "recording":
		outcome = asked.recording.play()
	case "sending":
		outcome = asked.sending.play()
	default:
		log.Fatal("a scenario is of another kind than recording and sending")
	}
	if err := output.Encode(outcome); err != nil {
		log.Fatal("standard output cannot be written")
	}
}
