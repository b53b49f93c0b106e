package ivractivity

import (
	"sort"
	"strconv"
	"time"

	"github.com/ivr-activity/ivr-activity/packages/client-go/generated/models"
)

// CallRecorder records one call while it runs on the IVR. It is for one goroutine at a time.
//
// Each step returns its own error, and a step that is refused is not recorded: the call goes on, and one blank menu does not
// cost the message. An error that sticks would. What is refused is an *ArgumentError, a *TimeError or ErrCallEnded.
type CallRecorder struct {
	options    CallOptions
	id         string
	startTime  int64
	clock      callClock
	activities []models.Activity
	variables  []models.AdditionalAttribute
	end        *callEnd
}

type callEnd struct {
	direction EndDirection
	time      int64
}

// RecordCall begins to record a call: what the IVR calls while the caller moves through its menus becomes the message to send.
func RecordCall(options CallOptions) (*CallRecorder, error) {
	now, newID := options.Now, options.NewID
	if now == nil {
		now = time.Now
	}
	if newID == nil {
		newID = randomID
	}
	clock, startTime, err := startClock(now, options.StartTime)
	if err != nil {
		return nil, err
	}
	detail, err := copyOf(options.Sender.AdditionalDetail, "Sender.AdditionalDetail")
	if err != nil {
		return nil, err
	}
	options.Sender.AdditionalDetail, _ = detail.(map[string]any)
	options.Leg = copied(options.Leg)
	options.RequestPriority = copied(options.RequestPriority)
	options.CustomerFirstName = copied(options.CustomerFirstName)
	options.CustomerLastName = copied(options.CustomerLastName)
	recorder := &CallRecorder{options: options, id: newID(), startTime: startTime, clock: clock}
	if err := check(recorder.beginning()); err != nil {
		return nil, err
	}
	return recorder, nil
}

// Visit records that the caller visits a menu now. The selection is empty when nothing was chosen.
func (r *CallRecorder) Visit(menu, selection string) error {
	return r.AddVisit(Visit{Menu: menu, Selection: selection})
}

// AddVisit records a visit with a time or metadata of its own.
func (r *CallRecorder) AddVisit(visit Visit) error {
	if r.end != nil {
		return ErrCallEnded
	}
	visited, clock, err := r.clock.read(visit.Time)
	if err != nil {
		return err
	}
	metadata, err := copyOf(visit.Metadata, "metadata")
	if err != nil {
		return err
	}
	activity := models.Activity{Menu: visit.Menu, Selection: visit.Selection, Timestamp: strconv.FormatInt(visited, 10)}
	activity.Metadata, _ = metadata.(map[string]any)
	message := r.beginning()
	message.Body.Activities = []models.Activity{activity}
	if err := check(message); err != nil {
		return err
	}
	r.activities, r.clock = append(r.activities, activity), clock
	return nil
}

// Variable sets a call variable of the type String2000; again, for another value.
func (r *CallRecorder) Variable(name string, value any) error {
	return r.AddVariable(Variable{Name: name, Value: value})
}

// AddVariable sets a call variable of any type; again, for another value.
func (r *CallRecorder) AddVariable(variable Variable) error {
	value, err := copyOf(variable.Value, "value")
	if err != nil {
		return err
	}
	if value == nil {
		value = ""
	}
	if variable.Type == "" {
		variable.Type = models.ADDITIONALATTRIBUTETYPE_STRING2000
	}
	attribute := models.AdditionalAttribute{Key: variable.Name, Type: variable.Type, Value: value}
	message := r.beginning()
	message.Header.ChannelData.AdditionalAttributes = []models.AdditionalAttribute{attribute}
	if err := check(message); err != nil {
		return err
	}
	_, clock, err := r.clock.read(Time{})
	if err != nil {
		return err
	}
	r.set(attribute)
	r.clock = clock
	return nil
}

// End records that the call ends on the IVR now. The first end counts: IVRs report a hang-up after a transfer too.
func (r *CallRecorder) End(direction EndDirection) error {
	return r.EndAt(direction, Time{})
}

// EndAt records that the call ended at a time of its own.
func (r *CallRecorder) EndAt(direction EndDirection, t Time) error {
	message := r.beginning()
	message.Body.EndDirection = &direction
	if err := check(message); err != nil {
		return err
	}
	ended, clock, err := r.clock.read(t)
	if err != nil {
		return err
	}
	if r.end == nil {
		r.end = &callEnd{direction, ended}
	}
	r.clock = clock
	return nil
}

// Message is the message on the call so far, valid at any time. It reads no clock: without a record in between, it is the same
// message again, in new memory.
func (r *CallRecorder) Message() models.IvrAggregatedActivity {
	message := r.beginning()
	message.Header.Timestamp = r.clock.reading
	for _, variable := range r.variables {
		variable.Value = copyValue(variable.Value)
		attributes := &message.Header.ChannelData.AdditionalAttributes
		*attributes = append(*attributes, variable)
	}
	message.Body.Activities = []models.Activity{}
	for _, activity := range r.activities {
		activity.Metadata = copyObject(activity.Metadata)
		message.Body.Activities = append(message.Body.Activities, activity)
	}
	sort.SliceStable(message.Body.Activities, func(i, j int) bool {
		return timeOfVisit(message.Body.Activities[i]) < timeOfVisit(message.Body.Activities[j])
	})
	if r.end != nil {
		end := *r.end
		message.Body.EndDirection, message.Body.EndTime = &end.direction, &end.time
	}
	return message
}

func timeOfVisit(activity models.Activity) int64 {
	milliseconds, _ := strconv.ParseInt(activity.Timestamp, 10, 64)
	return milliseconds
}

// set replaces the variable of the same name where it stands, so that the first mention decides about the order.
func (r *CallRecorder) set(attribute models.AdditionalAttribute) {
	for i := range r.variables {
		if r.variables[i].Key == attribute.Key {
			r.variables[i] = attribute
			return
		}
	}
	r.variables = append(r.variables, attribute)
}

// beginning is what the message on the call is when nothing has happened yet, in new memory.
func (r *CallRecorder) beginning() models.IvrAggregatedActivity {
	options, startTime := r.options, r.startTime
	if options.StartDirection == "" {
		options.StartDirection = Inbound
	}
	return models.IvrAggregatedActivity{
		Id: r.id,
		Header: models.MessageHeader{
			ChannelData: models.ChannelData{
				ChannelCustomerIdentifier: options.Customer,
				ServiceIdentifier:         options.Service,
				RequestPriority:           copied(options.RequestPriority),
				CustomerFirstName:         copied(options.CustomerFirstName),
				CustomerLastName:          copied(options.CustomerLastName),
			},
			Timestamp: startTime,
			Intent:    models.MESSAGEHEADERINTENT_IVR_AGGREGATED_ACTIVITY,
			Sender: models.Sender{
				Id:               options.Sender.ID,
				SenderName:       options.Sender.SenderName,
				Type:             models.SENDERTYPE_IVR,
				AdditionalDetail: copyObject(options.Sender.AdditionalDetail),
			},
		},
		Body: models.ActivityBody{
			Type:           models.ACTIVITYBODYTYPE_IVR_AGGREGATED_ACTIVITY,
			CallId:         &options.CallID,
			Leg:            copied(options.Leg),
			StartDirection: options.StartDirection,
			StartTime:      &startTime,
		},
	}
}

// check refuses what the contract refuses, at the call that brought it in.
func check(message models.IvrAggregatedActivity) error {
	_, value, fault := modelText(message)
	if fault != nil {
		return argumentError(*fault)
	}
	if faults := faultsOf(value); len(faults) > 0 {
		return argumentError(faults[0])
	}
	return nil
}
