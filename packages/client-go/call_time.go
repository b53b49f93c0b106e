package ivractivity

import (
	"encoding/json"
	"math"
	"strconv"
	"time"
)

// The times that a call can have, in epoch milliseconds, as the contract says of the time of a message.
var earliestTime, latestTime = timesOfCalls()

func timesOfCalls() (earliest, latest int64) {
	var schema struct {
		Defs struct {
			MessageHeader struct {
				Properties struct {
					Timestamp struct{ Minimum, Maximum int64 }
				}
			}
		} `json:"$defs"`
	}
	if err := json.Unmarshal(schemaText, &schema); err != nil {
		panic("ivractivity: the embedded schema.json cannot be read")
	}
	timestamp := schema.Defs.MessageHeader.Properties.Timestamp
	return timestamp.Minimum, timestamp.Maximum
}

// Time is a time as programs have it: made by TimeOf, Milliseconds or Digits. The zero Time is none, for which the clock's is
// taken.
type Time struct {
	milliseconds int64
	isGiven      bool
	isUnreadable bool
}

// TimeOf is the time of a time.Time, to the millisecond.
func TimeOf(t time.Time) Time {
	return Milliseconds(t.UnixMilli())
}

// Milliseconds is a time in epoch milliseconds.
func Milliseconds(milliseconds int64) Time {
	return Time{milliseconds: milliseconds, isGiven: true}
}

// Digits is a time in epoch milliseconds, written as digits.
func Digits(text string) Time {
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			return Time{isGiven: true, isUnreadable: true}
		}
	}
	if text == "" {
		return Time{isGiven: true, isUnreadable: true}
	}
	milliseconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		// More digits than fit: later than any call.
		milliseconds = math.MaxInt64
	}
	return Milliseconds(milliseconds)
}

// epochMilliseconds is the time as the contract wants it. The error names the argument and does not repeat the time.
func (t Time) epochMilliseconds(argument string) (int64, error) {
	switch {
	case t.isUnreadable:
		return 0, &ArgumentError{argument, "must be a time in epoch milliseconds, written as digits"}
	case isTimeOfCall(t.milliseconds):
		return t.milliseconds, nil
	case t.milliseconds <= latestTime/1000 && isTimeOfCall(t.milliseconds*1000):
		return 0, &TimeError{argument, "looks like seconds: multiply it by 1000"}
	case isTimeOfCall(t.milliseconds / 1000):
		return 0, &TimeError{argument, "looks like microseconds: divide it by 1000"}
	default:
		due := "must be epoch milliseconds, from " + strconv.FormatInt(earliestTime, 10) + " to " + strconv.FormatInt(latestTime, 10)
		return 0, &TimeError{argument, due}
	}
}

func isTimeOfCall(milliseconds int64) bool {
	return milliseconds >= earliestTime && milliseconds <= latestTime
}

// callClock tells the times of one call. A clock that is set back does not turn their order around.
type callClock struct {
	now func() time.Time
	// reading is what the clock said last: when the message was last added to.
	reading int64
	// latest is the latest time of the call so far.
	latest int64
}

func startClock(now func() time.Time, start Time) (callClock, int64, error) {
	clock := callClock{now: now}
	reading, err := TimeOf(now()).epochMilliseconds("Now")
	if err != nil {
		return clock, 0, err
	}
	startTime := reading
	if start.isGiven {
		if startTime, err = start.epochMilliseconds("StartTime"); err != nil {
			return clock, 0, err
		}
	}
	clock.reading, clock.latest = reading, startTime
	return clock, startTime, nil
}

// read returns the time given, or what the clock says, and the clock after it.
func (c callClock) read(given Time) (int64, callClock, error) {
	value := int64(0)
	if given.isGiven {
		var err error
		if value, err = given.epochMilliseconds("Time"); err != nil {
			return 0, c, err
		}
	}
	reading, err := TimeOf(c.now()).epochMilliseconds("Now")
	if err != nil {
		return 0, c, err
	}
	if !given.isGiven {
		value = max(c.latest, reading)
	}
	return value, callClock{now: c.now, reading: reading, latest: max(c.latest, value)}, nil
}
