package ivractivity_test

import (
	"encoding/json"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/ivr-activity/ivr-activity/packages/client-go/generated/models"
)

func TestExampleIsSentAsItWasRead(t *testing.T) {
	for _, file := range exampleFiles(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			expectSentAsRead(t, readFile(t, file), new(models.IvrAggregatedActivity))
		})
	}
}

func TestEveryMemberOfTheContractHasAFieldOfItsOwn(t *testing.T) {
	message := parse(t, readFile(t, filepath.Join(examples, "every-member.json")))
	header, body := message.Header, message.Body
	for name, unknown := range map[string]map[string]any{
		"message":     message.AdditionalProperties,
		"header":      header.AdditionalProperties,
		"channelData": header.ChannelData.AdditionalProperties,
		"attribute":   header.ChannelData.AdditionalAttributes[0].AdditionalProperties,
		"sender":      header.Sender.AdditionalProperties,
		"customer":    header.Customer.AdditionalProperties,
		"body":        body.AdditionalProperties,
		"activity":    body.Activities[0].AdditionalProperties,
	} {
		if len(unknown) > 0 {
			t.Errorf("%s has no field for %v", name, unknown)
		}
	}
}

func TestTimeHoldsMilliseconds(t *testing.T) {
	message := guideSample(t)
	if time := message.Body.GetStartTime(); time != int64(1680692114700) {
		t.Errorf("startTime is %d", time)
	}
}

func TestConstantIsAValueOfItsOwnType(t *testing.T) {
	if body := guideSample(t).Body; body.Type != models.ACTIVITYBODYTYPE_IVR_AGGREGATED_ACTIVITY {
		t.Errorf("type is %q", body.Type)
	}
}

func TestValueOutsideAnEnumIsRefused(t *testing.T) {
	var direction models.ActivityBodyStartDirection
	if err := json.Unmarshal([]byte(`"inbound"`), &direction); err == nil {
		t.Error("inbound was taken")
	}
}

func TestNullUnknownMemberIsKept(t *testing.T) {
	expectSentAsRead(t, []byte(`{"type":"IVR_AGGREGATED_ACTIVITY","startDirection":"INBOUND","mine":null}`), new(models.ActivityBody))
}

func expectSentAsRead(t *testing.T, text []byte, message any) {
	t.Helper()
	if err := json.Unmarshal(text, message); err != nil {
		t.Fatal(err)
	}
	sent, err := json.Marshal(message)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(decode(t, sent), decode(t, text)) {
		t.Errorf("sent %s", sent)
	}
}

func decode(t *testing.T, text []byte) any {
	t.Helper()
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		t.Fatal(err)
	}
	return value
}
