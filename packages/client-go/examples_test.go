package ivractivity_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/ivr-activity/ivr-activity/packages/client-go/generated/models"
)

// The contract's own examples of valid messages.
const examples = "../../openapi/examples/valid"

func exampleFiles(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(examples, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples in %s: %v", examples, err)
	}
	return files
}

func readFile(t *testing.T, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func guideSample(t *testing.T) models.IvrAggregatedActivity {
	t.Helper()
	return parse(t, readFile(t, filepath.Join(examples, "guide-sample.json")))
}

func parse(t *testing.T, text []byte) models.IvrAggregatedActivity {
	t.Helper()
	var message models.IvrAggregatedActivity
	if err := json.Unmarshal(text, &message); err != nil {
		t.Fatal(err)
	}
	return message
}
