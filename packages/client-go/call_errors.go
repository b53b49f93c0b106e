package ivractivity

import (
	"errors"
	"strings"
)

// ErrCallEnded says that a visit was recorded after the end of the call.
var ErrCallEnded = errors.New("ivractivity: the call has ended: record a visit before the end")

// ArgumentError says that the contract refuses what a call recorder was given. It does not repeat the value.
type ArgumentError struct {
	// Argument is the name of the option or argument, such as Customer or menu.
	Argument string
	// Due is what it has to be.
	Due string
}

func (e *ArgumentError) Error() string {
	return "ivractivity: " + e.Argument + " " + e.Due + "."
}

// TimeError says that a time is not in milliseconds, or no time that a call can have. It does not repeat the time.
type TimeError struct {
	// Argument is the name of the option or argument, such as StartTime.
	Argument string
	// Due says what the time looks like, or what it has to be.
	Due string
}

func (e *TimeError) Error() string {
	return "ivractivity: " + e.Argument + " " + e.Due + "."
}

// argumentNames is what a recorder calls the members that it fills in, where that is not the member's own name.
var argumentNames = map[string]string{
	"/id":            "NewID",
	"/body/callId":   "CallID",
	"/body/leg":      "Leg",
	"/header/sender": "Sender",
	"/header/channelData/channelCustomerIdentifier":    "Customer",
	"/header/channelData/serviceIdentifier":            "Service",
	"/header/channelData/requestPriority":              "RequestPriority",
	"/header/channelData/additionalAttributes/0/key":   "name",
	"/header/channelData/additionalAttributes/0/type":  "type",
	"/header/channelData/additionalAttributes/0/value": "value",
	"/header/sender/id":                                "Sender.ID",
	"/header/sender/senderName":                        "Sender.SenderName",
	"/body/startDirection":                             "StartDirection",
	"/body/endDirection":                               "direction",
}

// argumentError is the first of the faults, in terms of what the recorder was given.
func argumentError(fault ValidationError) error {
	name, known := argumentNames[fault.Pointer]
	if !known {
		name = fault.Pointer[strings.LastIndexByte(fault.Pointer, '/')+1:]
	}
	if name == "" {
		name = "the message"
	}
	return &ArgumentError{name, fault.Message}
}
