package ivractivity

import (
	"crypto/rand"
	"fmt"
	"io"
	"time"

	"github.com/ivr-activity/ivr-activity/packages/client-go/generated/models"
)

// StartDirection is who started a call.
type StartDirection = models.ActivityBodyStartDirection

// EndDirection is how a call ends on the IVR.
type EndDirection = models.ActivityBodyEndDirection

// VariableType is what a call variable is declared as.
type VariableType = models.AdditionalAttributeType

const (
	// Inbound is a call that the caller started.
	Inbound StartDirection = models.ACTIVITYBODYSTARTDIRECTION_INBOUND
	// Outbound is a call that a campaign started.
	Outbound StartDirection = models.ACTIVITYBODYSTARTDIRECTION_OUTBOUND
	// Transfer is a call that was given to an agent.
	Transfer EndDirection = models.ACTIVITYBODYENDDIRECTION_TRANSFER
	// DialogEnded is a call that is over: a hang-up, or self-service that is finished.
	DialogEnded EndDirection = models.ACTIVITYBODYENDDIRECTION_DIALOG_ENDED
)

// CallSender is the IVR, the same in every message.
type CallSender struct {
	// ID is the id of the IVR.
	ID string
	// SenderName is its name.
	SenderName string
	// AdditionalDetail is free data on it; absent when nil.
	AdditionalDetail map[string]any
}

// CallOptions is what is known of a call when it begins.
type CallOptions struct {
	// CallID is the Finesse dialog id or the CX Voice call id.
	CallID string
	// Customer is the caller's number (ANI); of an outbound call the number that was called.
	Customer string
	// Service is the number dialled (DN), for which a voice channel exists in Unified Admin.
	Service string
	// Sender is the IVR.
	Sender CallSender
	// StartDirection is Inbound unless told otherwise.
	StartDirection StartDirection
	// StartTime is when the call started on the IVR. Now, unless told otherwise.
	StartTime Time
	// Leg is which leg of the call; absent when nil.
	Leg *string
	// RequestPriority is the priority of the request in the queue, 0 to 10; absent when nil.
	RequestPriority *int64
	// CustomerFirstName is the caller's first name; absent when nil.
	CustomerFirstName *string
	// CustomerLastName is the caller's last name; absent when nil.
	CustomerLastName *string
	// Now is the clock. time.Now unless told otherwise.
	Now func() time.Time
	// NewID makes the id of the message, once per call. A random UUID unless told otherwise.
	NewID func() string
}

// Visit is a visit to a menu.
type Visit struct {
	// Menu is the name of the menu.
	Menu string
	// Selection is what the caller chose; empty when nothing was chosen.
	Selection string
	// Metadata is free data on the visit; absent when nil.
	Metadata map[string]any
	// Time is when it was. Now, unless told otherwise.
	Time Time
}

// Variable is a call variable.
type Variable struct {
	// Name is callVariable0 to callVariable10, or one of your own.
	Name string
	// Value is anything that has a JSON form; nil and "" leave it unset.
	Value any
	// Type is what the value is declared as, String2000 unless told otherwise.
	Type VariableType
}

// Format keeps a printed recorder from showing what the caller said.
func (r *CallRecorder) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, "CallRecorder")
}

// randomID is a random UUID (version 4).
func randomID() string {
	var id [16]byte
	if _, err := rand.Read(id[:]); err != nil {
		panic("ivractivity: the system has no random numbers")
	}
	id[6] = id[6]&0x0f | 0x40
	id[8] = id[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}
