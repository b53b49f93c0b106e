package ivractivity_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	ivractivity "github.com/ivr-activity/ivr-activity/packages/client-go"
)

// What nothing may show: the caller's number, the token, and what the target answers.
var secrets = []string{"5550100", "5550188", "sesame", "hunter2"}

// expectNoSecret prints a value in every way.
func expectNoSecret(t *testing.T, name string, value any) {
	t.Helper()
	text, _ := json.Marshal(value)
	shown := fmt.Sprintf("%v %+v %#v %s %d %x %s", value, value, value, value, value, value, text)
	for _, secret := range secrets {
		if strings.Contains(shown, secret) || strings.Contains(shown, fmt.Sprintf("%x", secret)) {
			t.Errorf("%s shows %s: %s", name, secret, shown)
		}
	}
}

func TestNoErrorShowsTheCallerTheTokenOrTheAnswer(t *testing.T) {
	for _, status := range []int{301, 400, 401, 403, 404, 413, 415, 429, 500, 503} {
		target := answering(t, func(w http.ResponseWriter, _ int) {
			w.Header().Set("Content-Type", "application/problem+json")
			w.Header().Set("Location", "https://ivr:hunter2@login.example.com/sso?token=hunter2#hunter2")
			w.Header().Set("X-Caller", "5550188")
			w.WriteHeader(status)
			fmt.Fprint(w, `{"type":"urn:ivr-activity:problem:invalid","detail":"5550188","errors":[{"pointer":"/id","code":"type","message":"m","value":"5550188"},{"pointer":"5550188"},"5550188"]}`)
		})
		client := target.client(t, ivractivity.WithToken("sesame"), ivractivity.WithRetries(0))
		_, err := client.Send(context.Background(), guideSample(t))
		if err == nil {
			t.Fatalf("%d was accepted", status)
		}
		expectNoSecret(t, fmt.Sprint(status), err)
		expectNoSecret(t, "the client", client)
		if request := target.received()[0]; request.header.Get("Authorization") != "Bearer sesame" || !strings.Contains(request.body, "5550100") {
			t.Fatal("the secrets were not sent")
		}
	}
}

func TestNoErrorWithoutAnAnswerShowsAnything(t *testing.T) {
	for name, target := range map[string]speaker{
		"garbage": saying(t, "5550188 hunter2\r\n\r\n"),
		"header":  saying(t, "HTTP/1.1 202 Accepted\r\n5550188 hunter2\r\n\r\n"),
		"status":  saying(t, "HTTP/1.1 5550188 hunter2\r\n\r\n"),
		"length":  saying(t, "HTTP/1.1 202 Accepted\r\ncontent-length: 5550188x\r\n\r\n"),
		"coding":  saying(t, "HTTP/1.1 202 Accepted\r\ntransfer-encoding: hunter2\r\n\r\n"),
	} {
		_, err := target.send(t, ivractivity.WithRetries(0), ivractivity.WithToken("sesame"), ivractivity.WithTimeout(5*time.Second))
		if err == nil {
			t.Errorf("%s was accepted", name)
		}
		expectNoSecret(t, name, err)
	}
}

func TestNoRefusalOfAMessageShowsAValue(t *testing.T) {
	client := answeringStatus(t, 202).client(t)
	sample := string(readFile(t, examples+"/guide-sample.json"))
	for _, text := range []string{
		strings.ReplaceAll(sample, `"5550100"`, "5550100"),
		strings.ReplaceAll(sample, "IVR_AGGREGATED_ACTIVITY", "5550188"),
		strings.ReplaceAll(sample, "1680692114700", "5550188"),
		strings.ReplaceAll(sample, "String2000", "5550188"),
		strings.Replace(sample, "{", "{\"5550188\":\"\xff\",", 1),
		"5550188 hunter2",
		`{"5550188": {"hunter2": 1}}`,
	} {
		_, err := client.SendJSON(context.Background(), []byte(text))
		if err == nil {
			t.Errorf("%s was sent", text)
		}
		expectNoSecret(t, "the error", err)
	}
}

func TestPrintedRecorderShowsNothing(t *testing.T) {
	recorder := record(t, ivractivity.CallOptions{Customer: "5550188"})
	if err := recorder.Visit("hunter2", "sesame"); err != nil {
		t.Fatal(err)
	}
	expectNoSecret(t, "the recorder", recorder)
}
