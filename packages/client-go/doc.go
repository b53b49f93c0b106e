// Package ivractivity sends the message that an IVR owes Expertflow CX at the end of a call: judged before it leaves,
// tried again where that can help, and with one error type for each way in which it can fail.
//
// A [Client] sends messages to one target. [RecordCall] turns what happens while a call runs into such a message. The
// types of the message are in the package models beneath generated.
//
// Nothing here writes a log, and no error repeats a value of the message, the token or the answer: logging an error is safe.
package ivractivity
