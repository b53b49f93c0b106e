package ivractivity_test

import (
	"context"
	"math"
	"strings"
	"testing"

	"github.com/ivr-activity/ivr-activity/packages/client-go/generated/models"
)

func TestTextThatIsNoMessageOfItsOwnIsNotSent(t *testing.T) {
	sample := string(readFile(t, examples+"/guide-sample.json"))
	with := func(member string) string { return strings.Replace(sample, "{", "{"+member+",", 1) }
	target := answeringStatus(t, 202)
	for name, text := range map[string]string{
		"a byte that is not UTF-8":       with("\"mine\":\"\xff\""),
		"a surrogate in three bytes":     with("\"mine\":\"\xed\xa0\xbd\""),
		"a second document":              sample + sample,
		"a comment":                      "// sample\n" + sample,
		"nothing":                        "",
		"two byte order marks":           "\ufeff\ufeff" + sample,
		"more brackets than can be read": strings.Repeat("[", 1_000_000),
	} {
		_, err := target.client(t).SendJSON(context.Background(), []byte(text))
		t.Run(name, func(t *testing.T) { expectFault(t, err, "", "json") })
	}
	if len(target.received()) > 0 {
		t.Errorf("%d messages arrived", len(target.received()))
	}
}

func TestTextThatAReceiverAcceptsIsSentAsItIs(t *testing.T) {
	sample := string(readFile(t, examples+"/guide-sample.json"))
	with := func(member string) string { return strings.Replace(sample, "{", "{"+member+",", 1) }
	for name, text := range map[string]string{
		"a member twice":               with(`"mine":1,"mine":1`),
		"half a surrogate pair":        with(`"mine":"\ud83d"`),
		"a pair of escapes":            with(`"mine":"\ud83d\uDE00"`),
		"escaped backslashes":          with(`"mine":"\\ud83d \\\\ufffd"`),
		"the replacement character":    with(`"mine":"\ufffd` + "\ufffd" + `"`),
		"one name in two objects":      with(`"mine":[{"a":1},{"a":1}]`),
		"names that differ in letters": with(`"mine":{"a":1,"A":1}`),
		"a byte order mark":            "\ufeff" + sample,
	} {
		target := answeringStatus(t, 202)
		if _, err := target.client(t).SendJSON(context.Background(), []byte(text)); err != nil {
			t.Errorf("%s: %v", name, err)
		} else if target.received()[0].body != text {
			t.Errorf("%s: sent %s", name, target.received()[0].body)
		}
	}
}

func TestModelWithoutATrueJSONFormIsNotSent(t *testing.T) {
	cycle := map[string]any{}
	cycle["cycle"] = cycle
	target := answeringStatus(t, 202)
	for name, change := range map[string]func(*models.IvrAggregatedActivity){
		"text that is not UTF-8":   func(m *models.IvrAggregatedActivity) { m.Id = "a\xff" },
		"a name that is not UTF-8": func(m *models.IvrAggregatedActivity) { m.AdditionalProperties = map[string]any{"\xff": 1} },
		"text deep in unknown members": func(m *models.IvrAggregatedActivity) {
			m.Body.AdditionalProperties = map[string]any{"mine": []any{"\xc3"}}
		},
		"a number that JSON has not": func(m *models.IvrAggregatedActivity) {
			m.Body.AdditionalProperties = map[string]any{"mine": math.NaN()}
		},
		"a cycle": func(m *models.IvrAggregatedActivity) { m.Body.AdditionalProperties = cycle },
	} {
		message := guideSample(t)
		change(&message)
		_, err := target.client(t).Send(context.Background(), message)
		t.Run(name, func(t *testing.T) { expectFault(t, err, "", "json") })
	}
	if len(target.received()) > 0 {
		t.Errorf("%d messages arrived", len(target.received()))
	}
}

func TestReplacementCharacterIsText(t *testing.T) {
	message := guideSample(t)
	message.Header.Sender.SenderName = "\ufffd \\ufffd"
	if sent := sentText(t, message); !strings.Contains(sent, `"senderName":"`+"\ufffd"+` \\ufffd"`) {
		t.Errorf("sent %s", sent)
	}
}
