package ivractivity_test

import (
	"context"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/ivr-activity/ivr-activity/packages/client-go/generated/models"
)

// sentText is what arrives of a message that the client sends.
func sentText(t *testing.T, message models.IvrAggregatedActivity) string {
	t.Helper()
	target := answeringStatus(t, 202)
	if _, err := target.client(t).Send(context.Background(), message); err != nil {
		t.Fatal(err)
	}
	return target.received()[0].body
}

func TestExampleArrivesAsItWasRead(t *testing.T) {
	for _, file := range exampleFiles(t) {
		text := readFile(t, file)
		if sent := sentText(t, parse(t, text)); !reflect.DeepEqual(decode(t, []byte(sent)), decode(t, text)) {
			t.Errorf("%s: sent %s", file, sent)
		}
	}
}

func TestNullValueOfACallVariableIsSent(t *testing.T) {
	message := guideSample(t)
	message.Header.ChannelData.AdditionalAttributes = []models.AdditionalAttribute{
		{Key: "callVariable1", Type: models.ADDITIONALATTRIBUTETYPE_STRING2000},
	}
	if sent := sentText(t, message); !strings.Contains(sent, `[{"key":"callVariable1","type":"String2000","value":null}]`) {
		t.Errorf("sent %s", sent)
	}
}

func TestTextIsNotEscapedForHTMLAndNumbersKeepTheirDigits(t *testing.T) {
	message := guideSample(t)
	message.Body.AdditionalProperties = map[string]any{"mine": "<a&b>", "large": int64(math.MaxInt64)}
	sent := sentText(t, message)
	for _, due := range []string{`"mine":"<a&b>"`, `"large":9223372036854775807`} {
		if !strings.Contains(sent, due) {
			t.Errorf("%s is not in %s", due, sent)
		}
	}
}

func TestJSONTextArrivesByteByByte(t *testing.T) {
	text := " " + strings.Replace(string(readFile(t, examples+"/guide-sample.json")), "{", "{\n\t\"mine\": [1.50, 12345678901234567890, \"\\u003c\\/\"],", 1)
	target := answeringStatus(t, 202)
	if _, err := target.client(t).SendJSON(context.Background(), []byte(text)); err != nil {
		t.Fatal(err)
	}
	if sent := target.received()[0].body; sent != text {
		t.Errorf("sent %s", sent)
	}
}

func TestRequestIsThatOfTheContract(t *testing.T) {
	target := answeringStatus(t, 202)
	if _, err := target.client(t).Send(context.Background(), guideSample(t)); err != nil {
		t.Fatal(err)
	}
	request := target.received()[0]
	if request.method != "POST" || request.path != "/ccm/message/receive" {
		t.Errorf("the request is %s %s", request.method, request.path)
	}
	if contentType := request.header.Values("Content-Type"); len(contentType) != 1 || contentType[0] != "application/json" {
		t.Errorf("the content type is %q", contentType)
	}
	// net/http would unpack what it asks for by itself.
	if encoding := request.header.Get("Accept-Encoding"); encoding != "identity" {
		t.Errorf("the encoding asked for is %q", encoding)
	}
	if authorization := request.header.Values("Authorization"); len(authorization) > 0 {
		t.Errorf("the authorization is %q", authorization)
	}
}
