package ivractivity

import (
	_ "embed"
	"encoding/json"
	"time"
)

//go:embed generated/contract/operation.json
var operationText []byte

// operation is where and how a message is sent, as the contract says it.
var operation = readOperation()

type operationFacts struct {
	Path                    string
	Method                  string
	MediaType               string
	MaxErrors               int
	IngressConnectTimeoutMs int64
	IngressReadTimeoutMs    int64
}

func readOperation() operationFacts {
	var facts operationFacts
	if err := json.Unmarshal(operationText, &facts); err != nil {
		panic("ivractivity: the embedded operation.json cannot be read")
	}
	return facts
}

// ingressTimeout is how long the ingress itself waits for the service behind it.
func ingressTimeout() time.Duration {
	return time.Duration(operation.IngressConnectTimeoutMs+operation.IngressReadTimeoutMs) * time.Millisecond
}
