package ivractivity_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	ivractivity "github.com/ivr-activity/ivr-activity/packages/client-go"
)

// The contract's own examples of invalid messages, and what is wrong with each.
const invalidExamples = "../../openapi/examples/invalid"

// Every case of the conformance tests, which is made when that package is built.
const casesFile = "../conformance/generated/cases/cases.json"

func TestInvalidExampleIsNotSent(t *testing.T) {
	target := answeringStatus(t, 202)
	faults := string(readFile(t, filepath.Join(invalidExamples, "faults.yaml")))
	fault := regexp.MustCompile(`(?m)^(\S+):\n {2}summary: .*\n {2}pointer: (\S*)\n {2}code: (\S+)\n {2}profiles: \[(.*)\]$`)
	examples := fault.FindAllStringSubmatch(strings.ReplaceAll(faults, `''`, ""), -1)
	if files, _ := filepath.Glob(filepath.Join(invalidExamples, "*")); len(examples) != len(files)-1 || len(examples) == 0 {
		t.Fatalf("%d faults are read of %d files", len(examples), len(files))
	}
	for _, example := range examples {
		file, pointer, code, profiles := example[1], strings.Trim(example[2], `"`), example[3], example[4]
		if !strings.Contains(profiles, "strict") {
			continue
		}
		t.Run(file, func(t *testing.T) {
			_, err := target.client(t).SendJSON(context.Background(), readFile(t, filepath.Join(invalidExamples, file)))
			expectFault(t, err, pointer, code)
		})
	}
	if len(target.received()) > 0 {
		t.Errorf("%d messages arrived", len(target.received()))
	}
}

func expectFault(t *testing.T, err error, pointer, code string) {
	t.Helper()
	var invalid *ivractivity.InvalidMessageError
	if !errors.As(err, &invalid) {
		t.Fatalf("the error is %v", err)
	}
	if len(invalid.Errors) != 1 || invalid.Errors[0].Pointer != pointer || invalid.Errors[0].Code != code {
		t.Errorf("the faults are %+v, and %s at %q is due", invalid.Errors, code, pointer)
	}
}

type conformanceCase struct {
	ID     string `json:"id"`
	Area   string
	Expect struct {
		Strict struct{ Verdict, Pointer, Keyword string }
	}
	Request struct{ Body *caseBody }
}

type caseBody struct {
	Text, Encoding, Base64, Before, Repeat, After string
	Bytes                                         int
}

func (b caseBody) bytes() []byte {
	switch {
	case b.Base64 != "":
		text, _ := base64.StdEncoding.DecodeString(b.Base64)
		return text
	case b.Before != "":
		filler := strings.Repeat(b.Repeat, b.Bytes-len(b.Before)-len(b.After))
		return []byte(b.Before + filler + b.After)
	case b.Encoding != "":
		var text bytes.Buffer
		var order binary.ByteOrder = binary.LittleEndian
		if b.Encoding == "utf-16be" {
			order = binary.BigEndian
		}
		_ = binary.Write(&text, order, utf16.Encode([]rune(b.Text)))
		return text.Bytes()
	default:
		return []byte(b.Text)
	}
}

func TestCaseHasTheStrictVerdict(t *testing.T) {
	text, err := os.ReadFile(casesFile)
	if err != nil {
		t.Skip("there are no cases here: build @ivr-activity/conformance")
	}
	var file struct{ Cases []conformanceCase }
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	judged := map[string]int{}
	for _, c := range file.Cases {
		// These are about HTTP, and about several messages.
		if c.Area == "PRT" || c.Area == "RPT" || c.Request.Body == nil {
			continue
		}
		judged[c.Expect.Strict.Verdict]++
		expectVerdict(t, c)
	}
	if judged["accept"] < 100 || judged["reject"] < 500 {
		t.Errorf("judged %v", judged)
	}
}

func expectVerdict(t *testing.T, c conformanceCase) {
	t.Helper()
	target := answeringStatus(t, 202)
	defer target.Close()
	body := c.Request.Body.bytes()
	_, err := target.client(t).SendJSON(context.Background(), body)
	var invalid *ivractivity.InvalidMessageError
	isInvalid := errors.As(err, &invalid)
	switch due := c.Expect.Strict; {
	case err != nil && !isInvalid:
		t.Errorf("%s: %v", c.ID, err)
	case due.Verdict == "accept" && (isInvalid || target.received()[0].body != string(body)):
		t.Errorf("%s: is not sent as it is: %v", c.ID, err)
	case due.Verdict == "reject" && !isInvalid:
		t.Errorf("%s: is sent", c.ID)
	case due.Verdict == "reject" && (len(invalid.Errors) != 1 || invalid.Errors[0].Pointer != due.Pointer || invalid.Errors[0].Code != due.Keyword):
		t.Errorf("%s: the faults are %+v, and %s at %q is due", c.ID, invalid.Errors, due.Keyword, due.Pointer)
	}
}
